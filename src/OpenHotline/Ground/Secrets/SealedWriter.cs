using System.Buffers.Binary;

namespace OpenHotline.Ground.Secrets;

/// <summary>Seals what is written to it, a piece at a time. It does not close what lies beneath.</summary>
public sealed class SealedWriter : Stream
{
    private readonly Stream target;
    private readonly RecordSecret secret;
    private readonly byte[] piece = new byte[SealedFile.PieceBytes];
    private int filled;
    private long number;

    internal SealedWriter(Stream target, RecordSecret secret) => (this.target, this.secret) = (target, secret);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full piece waits for more: only what follows tells that it is not the last.
            if (filled == piece.Length) Put(isLast: false);
            var taken = Math.Min(buffer.Length, piece.Length - filled);
            buffer[..taken].CopyTo(piece.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Seals the last piece. Nothing may be written after it.</summary>
    public void Finish() => Put(isLast: true);

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Put(bool isLast)
    {
        var sealedPiece = secret.Seal(SealedFile.PieceName(number++, isLast), piece.AsSpan(0, filled));
        Span<byte> heading = stackalloc byte[SealedFile.PieceHeadingBytes];
        BinaryPrimitives.WriteInt32LittleEndian(heading, sealedPiece.Length);
        heading[4] = isLast ? (byte)1 : (byte)0;
        target.Write(heading);
        target.Write(sealedPiece);
        filled = 0;
    }
}
