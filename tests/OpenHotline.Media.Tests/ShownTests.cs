using NetVips;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Media.Tests;

/// <summary>Pixels are taken as stored, as the reference takes them; as a viewer shows them only where that is wished.</summary>
public sealed class ShownTests(TestWorkers house) : IClassFixture<TestWorkers>
{
    private static readonly DecodingWish AsShown = new() { IsAsShown = true };

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_turned_jpeg_is_hashed_as_stored_or_as_shown(bool isLibvipsOnly)
    {
        var drawing = TrainingPicture.Draw(900, 601, seed: 11);
        using var stored = drawing.Image();
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var value = orientation;
            using var marked = stored.Mutate(fields => fields.Set(GValue.GIntType, "orientation", value));
            using var shown = marked.Autorot();
            var file = marked.JpegsaveBuffer(q: 95);
            var asStored = await house.HashAsync(file, new DecodingWish { IsLibvipsOnly = isLibvipsOnly });
            var asShown = await house.HashAsync(file, AsShown with { IsLibvipsOnly = isLibvipsOnly });
            Assert.Equal((900, 601, shown.Width, shown.Height), (asStored.Picture.Width, asStored.Picture.Height, asShown.Picture.Width, asShown.Picture.Height));
            Assert.InRange(asStored.Frames[0].Pdq.Hash.DistanceTo(await PixelsAsync(stored)), 0, 10);
            Assert.InRange(asShown.Frames[0].Pdq.Hash.DistanceTo(await PixelsAsync(shown)), 0, 10);
        }
    }

    [Fact]
    public async Task A_colour_profile_counts_only_as_shown()
    {
        using var rgb = TrainingPicture.Draw(500, 400, seed: 12).Image();
        // libvips's wide profile gives the same numbers other colours.
        using var wide = rgb.IccTransform("p3", inputProfile: "srgb");
        foreach (var file in (byte[][])[wide.JpegsaveBuffer(q: 98, keep: Enums.ForeignKeep.Icc), wide.PngsaveBuffer(keep: Enums.ForeignKeep.Icc), wide.TiffsaveBuffer(keep: Enums.ForeignKeep.Icc)])
        {
            var asShown = await house.DecodeAsync(file, AsShown);
            Assert.Equal(PictureDecoder.Libvips, asShown.DecodedBy);
            Assert.InRange(Difference(asShown, rgb), 0, 3);
        }

        Assert.True(Difference(await house.DecodeAsync(wide.PngsaveBuffer(keep: Enums.ForeignKeep.Icc)), rgb) > 3, "The profile makes no difference: nothing is shown by this test.");
    }

    private async Task<PdqHash> PixelsAsync(Image image)
    {
        using var copy = image.Copy();
        return (await house.HashAsync(copy.PngsaveBuffer(keep: Enums.ForeignKeep.None))).Frames[0].Pdq.Hash;
    }

    private static double Difference(DecodedPicture picture, Image expected)
    {
        var pixels = expected.WriteToMemory<byte>();
        Assert.Equal(pixels.Length, picture.Frames[0].Pixels.Length);
        return pixels.Zip(picture.Frames[0].Pixels, (a, b) => Math.Abs(a - b)).Average();
    }
}
