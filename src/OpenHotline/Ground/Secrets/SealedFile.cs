using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>A file sealed piece by piece under a key of its own, which is wrapped to the keyring: for what is too large for a field.</summary>
/// <remarks>
/// Bytes: "OHSEALED"; the wrapping key's number (4, little-endian); the file's id (16); its wrapped key. Then pieces of up to 1 MiB: length (4),
/// 1 for the last and else 0 (1), the piece as <see cref="RecordSecret"/> seals it, bound to the file, its place and whether it is the last.
/// So a file that was cut, mixed or put in another order does not open.
/// </remarks>
public static class SealedFile
{
    internal const int PieceBytes = 1 << 20;
    internal const int PieceHeadingBytes = 5;
    private const int HeadingBytes = 8 + 4 + 16 + KeyWrap.WrappedBytes;

    private static ReadOnlySpan<byte> Magic => "OHSEALED"u8;

    /// <summary>Begins a file. Without <see cref="SealedWriter.Finish"/> it never opens.</summary>
    public static SealedWriter Create(Stream target, Keyring keys)
    {
        var id = Guid.NewGuid();
        var key = RandomNumberGenerator.GetBytes(32);
        using var wrapper = keys.Wrapper();
        var heading = new byte[HeadingBytes];
        Magic.CopyTo(heading);
        BinaryPrimitives.WriteInt32LittleEndian(heading.AsSpan(8), wrapper.KeyId);
        id.TryWriteBytes(heading.AsSpan(12), bigEndian: true, out _);
        wrapper.Wrap(key, id).CopyTo(heading, 28);
        target.Write(heading);
        return new SealedWriter(target, new RecordSecret(id, key));
    }

    /// <summary>The file in clear, as it is read.</summary>
    /// <exception cref="CryptographicException">No sealed file, one that was changed (then and while it is read), or one whose key is gone.</exception>
    /// <exception cref="KeyNotHereException">This machine holds only the public half, or the key was dropped after a rotation.</exception>
    public static Stream Open(Stream source, Keyring keys)
    {
        var heading = new byte[HeadingBytes];
        if (source.ReadAtLeast(heading, HeadingBytes, throwOnEndOfStream: false) < HeadingBytes || !heading.AsSpan().StartsWith(Magic)) throw new CryptographicException("This is no sealed file.");
        var id = new Guid(heading.AsSpan(12, 16), bigEndian: true);
        return new SealedReader(source, new RecordSecret(id, keys.Unwrap(BinaryPrimitives.ReadInt32LittleEndian(heading.AsSpan(8)), heading.AsSpan(28), id)));
    }

    internal static string PieceName(long number, bool isLast) => isLast ? $"piece.{number}.last" : $"piece.{number}";
}
