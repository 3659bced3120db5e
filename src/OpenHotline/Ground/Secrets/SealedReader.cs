using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>Opens a sealed file as it is read, a piece at a time. It does not close what lies beneath.</summary>
internal sealed class SealedReader(Stream source, RecordSecret secret) : Stream
{
    private const int MostBytes = SealedFile.PieceBytes + 64;
    private byte[] piece = [];
    private int at;
    private long number;
    private bool wasLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="CryptographicException">The piece was changed, or the file ends before its last.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (at == piece.Length && !wasLast) Take();
        var taken = Math.Min(buffer.Length, piece.Length - at);
        piece.AsSpan(at, taken).CopyTo(buffer);
        at += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Take()
    {
        var heading = new byte[SealedFile.PieceHeadingBytes];
        Fill(heading);
        var length = BinaryPrimitives.ReadInt32LittleEndian(heading);
        if (length is < 0 or > MostBytes) throw new CryptographicException("A piece of a sealed file has an impossible length.");
        var sealedPiece = new byte[length];
        Fill(sealedPiece);
        wasLast = heading[4] == 1;
        (piece, at) = (secret.Open(SealedFile.PieceName(number++, wasLast), sealedPiece), 0);
    }

    private void Fill(byte[] bytes)
    {
        if (source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw new CryptographicException("A sealed file ends before its last piece.");
    }
}
