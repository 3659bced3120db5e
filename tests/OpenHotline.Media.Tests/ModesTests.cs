using NetVips;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Media.Tests;

/// <summary>The same picture has the same hash in every format and every kind of pixel.</summary>
public sealed class ModesTests(TestWorkers house) : IClassFixture<TestWorkers>
{
    [Theory]
    [InlineData(320, 240), InlineData(700, 431), InlineData(300, 530)]
    public async Task Every_format_agrees_with_the_pixels(int width, int height)
    {
        var drawing = TrainingPicture.Draw(width, height, seed: width, noise: 6);
        await AgreeAsync(drawing, Encodings.Of(drawing));
    }

    [Fact]
    public async Task Every_kind_of_grey_agrees_with_the_pixels()
    {
        var drawing = TrainingPicture.Draw(640, 480, seed: 3, isGrey: true);
        await AgreeAsync(drawing, Encodings.OfGrey(drawing));
    }

    [Fact]
    public async Task Black_and_white_agrees_with_the_pixels()
    {
        var drawing = TrainingPicture.Draw(640, 480, seed: 4, isGrey: true).InTwoColours();
        await AgreeAsync(drawing, Encodings.OfTwoColours(drawing));
    }

    [Fact]
    public async Task What_is_transparent_lies_over_white()
    {
        var drawing = TrainingPicture.Draw(400, 300, seed: 5);
        using var rgb = drawing.Image();
        using var alpha = (Image.Xyz(400, 300)[0] < 200).Cast(Enums.BandFormat.Uchar);
        using var transparent = rgb.Bandjoin(alpha);
        using var overWhite = transparent.Flatten([255]);
        var expected = await house.HashAsync(overWhite.PngsaveBuffer());
        foreach (var file in (byte[][])[transparent.PngsaveBuffer(), transparent.WebpsaveBuffer(lossless: true), transparent.TiffsaveBuffer()])
            Assert.Equal(0, expected.Frames[0].Pdq.Hash.DistanceTo((await house.HashAsync(file)).Frames[0].Pdq.Hash));
    }

    [Fact]
    public async Task The_other_decoder_agrees_and_is_named()
    {
        foreach (var (width, height) in ((int, int)[])[(600, 450), (1600, 1004), (2100, 2900)])
        {
            var drawing = TrainingPicture.Draw(width, height, seed: height, noise: 10);
            var file = drawing.Jpeg();
            var without = await house.HashAsync(file, new DecodingWish { IsLibvipsOnly = true });
            Assert.Equal(PictureDecoder.Libvips, without.Picture.DecodedBy);
            Assert.InRange(without.Frames[0].Pdq.Hash.DistanceTo(Of(drawing).Hash), 0, 10);
            Assert.SkipUnless(Inside.TurboJpeg.IsInstalled, "TurboJPEG (Debian: libturbojpeg0) is not installed.");
            var with = await house.HashAsync(file);
            Assert.Equal(PictureDecoder.TurboJpeg, with.Picture.DecodedBy);
            Assert.Equal((without.Picture.Width, without.Picture.Height, without.Picture.ShrunkBy), (with.Picture.Width, with.Picture.Height, with.Picture.ShrunkBy));
            Assert.InRange(with.Frames[0].Pdq.Hash.DistanceTo(Of(drawing).Hash), 0, 10);
        }
    }

    [Theory]
    [InlineData(1024, 1024, 2), InlineData(1500, 1100, 2), InlineData(2048, 2048, 4), InlineData(3001, 2111, 4), InlineData(4100, 4100, 8)]
    public async Task A_jpeg_that_is_shrunk_on_load_keeps_its_hash(int width, int height, int by)
    {
        var file = TrainingPicture.Draw(width, height, seed: by, noise: 20).Jpeg();
        var (shrunk, whole) = (await house.HashAsync(file), await house.HashAsync(file, new DecodingWish { MayShrink = false }));
        Assert.Equal((by, 1), (shrunk.Picture.ShrunkBy, whole.Picture.ShrunkBy));
        Assert.InRange(shrunk.Frames[0].Pdq.Hash.DistanceTo(whole.Frames[0].Pdq.Hash), 0, 10);
    }

    private static PdqResult Of(TrainingPicture drawing) => new PdqHasher().HashRgb(drawing.Rgb, drawing.Width, drawing.Height);

    private async Task AgreeAsync(TrainingPicture drawing, IEnumerable<(string Name, byte[] File, int MaxDistance)> files)
    {
        var expected = Of(drawing);
        Assert.True(expected.IsWorthIndexing);
        foreach (var (name, file, maxDistance) in files)
        {
            var hashed = await house.HashAsync(file);
            var distance = hashed.Frames[0].Pdq.Hash.DistanceTo(expected.Hash);
            Assert.True(distance <= maxDistance, $"{name}: {distance} bits away; {maxDistance} are allowed.");
            Assert.Equal((drawing.Width, drawing.Height, 1, false), (hashed.Picture.Width, hashed.Picture.Height, hashed.Picture.FrameCount, hashed.Picture.IsDamaged));
        }
    }
}
