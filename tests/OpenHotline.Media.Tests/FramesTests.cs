using NetVips;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Media.Tests;

/// <summary>Every frame is counted; the first is hashed, and others evenly spread as wished.</summary>
public sealed class FramesTests(TestWorkers house) : IClassFixture<TestWorkers>
{
    private const int Count = 12;
    private static readonly TrainingPicture[] Drawings = [.. Enumerable.Range(1, Count).Select(seed => TrainingPicture.Draw(160, 120, seed))];

    [Fact]
    public Task A_gif_is_sampled() => SampledAsync(roll => roll.GifsaveBuffer(dither: 0));

    [Fact]
    public Task A_webp_is_sampled() => SampledAsync(roll => roll.WebpsaveBuffer(q: 95));

    [Fact]
    public Task The_pages_of_a_tiff_are_sampled() => SampledAsync(roll => roll.TiffsaveBuffer());

    [Fact]
    public async Task A_large_animation_is_scaled_frame_by_frame()
    {
        TrainingPicture[] large = [TrainingPicture.Draw(900, 700, 1), TrainingPicture.Draw(900, 700, 2)];
        using var roll = Encodings.Roll(large);
        var hashed = await house.HashAsync(roll.WebpsaveBuffer(lossless: true), new DecodingWish { MaxFrames = 2 });
        Assert.Equal(large.Select(Hash), hashed.Frames.Select(frame => frame.Pdq.Hash));
    }

    private static PdqHash Hash(TrainingPicture drawing) => new PdqHasher().HashRgb(drawing.Rgb, drawing.Width, drawing.Height).Hash;

    private async Task SampledAsync(Func<Image, byte[]> encode)
    {
        using var roll = Encodings.Roll(Drawings);
        var file = encode(roll);
        Assert.Equal((Count, 1), (await house.DecodeAsync(file)) is var one ? (one.FrameCount, one.Frames.Count) : default);
        var hashed = await house.HashAsync(file, new DecodingWish { MaxFrames = 4 });
        Assert.Equal([0, 3, 6, 9], hashed.Frames.Select(frame => frame.FrameIndex));
        foreach (var frame in hashed.Frames) Assert.InRange(frame.Pdq.Hash.DistanceTo(Hash(Drawings[frame.FrameIndex])), 0, 16);
        var all = await house.HashAsync(file, new DecodingWish { MaxFrames = DecodingWish.MostFrames });
        Assert.Equal(Enumerable.Range(0, Count), all.Frames.Select(frame => frame.FrameIndex));
    }
}
