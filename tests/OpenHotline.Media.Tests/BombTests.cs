using System.Buffers.Binary;
using System.IO.Compression;
using NetVips;
using OpenHotline.Media.Workers;

namespace OpenHotline.Media.Tests;

/// <summary>Files that ask for more than they are worth are refused by name, and the next file is decoded as if nothing had been.</summary>
public sealed class BombTests(TestWorkers house) : IClassFixture<TestWorkers>
{
    [Fact]
    public async Task A_small_file_that_claims_a_huge_picture_is_refused()
    {
        foreach (var (name, bomb) in ((string, byte[])[])[("JPEG", Jpeg(65500, 65500)), ("PNG", Png(60_000, 60_000))])
            Assert.Equal((name, UndecodableReason.TooManyPixels), (name, await house.ReasonAsync(bomb)));
    }

    [Fact]
    public async Task A_picture_that_unpacks_to_more_memory_than_allowed_costs_one_file()
    {
        using var black = Image.Black(6000, 6000, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        var bomb = black.JpegsaveBuffer(interlace: true);
        await using var workers = TestWorkers.Start(new DecodingBounds { MaxMemoryBytes = 64 * 1024 * 1024 });
        Assert.Contains(await TestWorkers.ReasonAsync(workers, bomb), (UndecodableReason[])[UndecodableReason.Broken, UndecodableReason.TooMuchMemory, UndecodableReason.WorkerDied]);
        await SoundAsync(workers);
    }

    [Fact]
    public async Task A_compressed_desert_is_decoded_within_its_bounds()
    {
        var answer = await house.Workers.RunAsync(Png(12_000, 12_000), DecodingWish.Default, TestContext.Current.CancellationToken);
        Assert.Equal((12_000, 12_000), answer is Decoding.Decoded decoded ? (decoded.Picture.Width, decoded.Picture.Height) : (0, 0));
    }

    [Fact]
    public async Task A_file_over_the_bound_does_not_reach_a_worker()
    {
        await using var workers = TestWorkers.Start(new DecodingBounds { MaxFileBytes = 1000 });
        Assert.Equal(UndecodableReason.TooManyBytes, await TestWorkers.ReasonAsync(workers, new byte[1001]));
        Assert.Equal(0, workers.WorkersStarted);
    }

    [Fact]
    public async Task A_jpeg_of_endless_scans_is_given_up()
    {
        var jpeg = TrainingPicture.Draw(512, 512).Jpeg(isProgressive: true);
        var lastScan = jpeg.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var scan = jpeg[lastScan..^2];
        byte[] bomb = [.. jpeg[..^2], .. Enumerable.Repeat(scan, 3000).SelectMany(one => one), 0xFF, 0xD9];
        var answer = await house.Workers.RunAsync(bomb, DecodingWish.Default, TestContext.Current.CancellationToken);
        Assert.True(answer is Decoding.Undecodable or Decoding.Decoded { Picture.IsDamaged: true }, answer.ToString());
        await SoundAsync(house.Workers);
    }

    [Fact]
    public async Task Every_format_may_end_anywhere()
    {
        foreach (var (name, file, _) in Encodings.Of(TrainingPicture.Draw(200, 150)))
        {
            for (var tenth = 0; tenth < 10; tenth++)
            {
                var cut = file[..(file.Length * tenth / 10)];
                var answer = await house.Workers.RunAsync(cut, DecodingWish.Default, TestContext.Current.CancellationToken);
                if (name.StartsWith("JPEG", StringComparison.Ordinal) && answer is Decoding.Decoded decoded) Assert.True(decoded.Picture.IsDamaged, $"{name} cut at {tenth}/10 is damaged.");
                Assert.False(answer is Decoding.Undecodable { Why: UndecodableReason.WorkerDied or UndecodableReason.AnswerUnreadable or UndecodableReason.TookTooLong }, $"{name} cut at {tenth}/10: {answer}");
            }
        }

        await SoundAsync(house.Workers);
    }

    private static async Task SoundAsync(DecodingWorkers workers) =>
        Assert.IsType<Decoding.Decoded>(await workers.RunAsync(TrainingPicture.Draw(64, 48).Png(), DecodingWish.Default, TestContext.Current.CancellationToken));

    private static byte[] Jpeg(int width, int height)
    {
        var file = TrainingPicture.Draw(64, 64).Jpeg();
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), (ushort)width);
        return file;
    }

    /// <summary>One grey for as many pixels as it says, a thousand times smaller packed.</summary>
    private static byte[] Png(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            // A claim is enough where the claim alone is refused.
            for (var y = 0; y < Math.Min(height, 12_000); y++) zlib.Write(row);
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        name.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4), Crc(chunk.AsSpan(4, body.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
