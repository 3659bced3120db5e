using System.Buffers;
using System.Security.Cryptography;

namespace OpenHotline.Matching.Signals;

/// <summary>Computes MD5, SHA-1 and SHA-256 of one content in one pass, piece by piece.</summary>
/// <remarks>Memory does not grow with the content. Not safe for two threads at once; usable again after <see cref="Finish"/>.</remarks>
public sealed class ExactHasher : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _lengthBytes;

    /// <summary>The hashes of a content held in memory.</summary>
    public static ExactHashes Compute(ReadOnlySpan<byte> content)
    {
        using var hasher = new ExactHasher();
        hasher.Append(content);
        return hasher.Finish();
    }

    /// <summary>The hashes of what the stream still holds; null when it holds more than <paramref name="maxBytes"/>, of which no more is read than shows that.</summary>
    public static async Task<ExactHashes?> ComputeAsync(Stream content, long maxBytes, CancellationToken cancellation)
    {
        using var hasher = new ExactHasher();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                if (hasher._lengthBytes + read > maxBytes) return null;
                hasher.Append(buffer.AsSpan(0, read));
            }

            return hasher.Finish();
        }
        finally
        {
            // Privacy: a borrowed array goes to the next borrower empty.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    public void Append(ReadOnlySpan<byte> piece)
    {
        _md5.AppendData(piece);
        _sha1.AppendData(piece);
        _sha256.AppendData(piece);
        _lengthBytes += piece.Length;
    }

    /// <summary>The hashes of all pieces since the start or the last call.</summary>
    public ExactHashes Finish()
    {
        var hashes = new ExactHashes(Take<Md5Signal>(_md5), Take<Sha1Signal>(_sha1), Take<Sha256Signal>(_sha256), _lengthBytes);
        _lengthBytes = 0;
        return hashes;
    }

    public void Dispose()
    {
        _md5.Dispose();
        _sha1.Dispose();
        _sha256.Dispose();
    }

    private static TSignal Take<TSignal>(IncrementalHash hash)
        where TSignal : struct, ISignal<TSignal>
    {
        Span<byte> bytes = stackalloc byte[TSignal.LengthBytes];
        hash.GetHashAndReset(bytes);
        return TSignal.FromBytes(bytes);
    }
}
