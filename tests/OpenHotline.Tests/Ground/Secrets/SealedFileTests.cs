using System.Security.Cryptography;
using OpenHotline.Ground.Secrets;

namespace OpenHotline.Tests.Ground.Secrets;

public sealed class SealedFileTests
{
    private static readonly Keyring Keys = KeyringFile.Create(DateTime.UnixEpoch).Open();

    [Theory]
    [InlineData(0), InlineData(1), InlineData(SealedFile.PieceBytes - 1), InlineData(SealedFile.PieceBytes), InlineData(SealedFile.PieceBytes + 1), InlineData((3 * SealedFile.PieceBytes) + 17)]
    public void What_was_written_is_read_and_nothing_of_it_stands_in_clear(int length)
    {
        var clear = new byte[length];
        new Random(length).NextBytes(clear);
        var sealedBytes = Seal(clear);
        if (length > 8) Assert.Equal(-1, sealedBytes.AsSpan().IndexOf(clear.AsSpan(0, 8)));
        Assert.Equal(clear, Open(sealedBytes));
    }

    [Fact]
    public void A_file_that_was_cut_mixed_or_changed_does_not_open()
    {
        var clear = new byte[(2 * SealedFile.PieceBytes) + 5];
        var (one, other) = (Seal(clear), Seal(clear));
        var pieceBytes = 5 + 29 + SealedFile.PieceBytes;
        var first = one.Length - (2 * pieceBytes) - (5 + 29 + 5);
        foreach (var broken in new[]
        {
            // Cut before and within a piece, a piece of another file, two pieces in the other's place, one bit.
            one[..(first + pieceBytes)], one[..^1], [.. other[..(first + pieceBytes)], .. one[(first + pieceBytes)..]],
            [.. one[..first], .. one[(first + pieceBytes)..(first + (2 * pieceBytes))], .. one[first..(first + pieceBytes)], .. one[(first + (2 * pieceBytes))..]],
            [.. one[..(first + 100)], (byte)(one[first + 100] ^ 1), .. one[(first + 101)..]], [], one[..20],
        }) Assert.ThrowsAny<CryptographicException>(() => Open(broken));
    }

    [Fact]
    public void A_file_that_was_not_finished_does_not_open()
    {
        using var bytes = new MemoryStream();
        using (var writer = SealedFile.Create(bytes, Keys)) writer.Write(new byte[SealedFile.PieceBytes + 1]);
        Assert.ThrowsAny<CryptographicException>(() => Open(bytes.ToArray()));
    }

    private static byte[] Seal(byte[] clear)
    {
        using var bytes = new MemoryStream();
        using var writer = SealedFile.Create(bytes, Keys);
        writer.Write(clear);
        writer.Finish();
        return bytes.ToArray();
    }

    private static byte[] Open(byte[] sealedBytes)
    {
        using var clear = new MemoryStream();
        using var source = new MemoryStream(sealedBytes);
        using var opened = SealedFile.Open(source, Keys);
        opened.CopyTo(clear);
        return clear.ToArray();
    }
}
