using OpenHotline.Media.Formats;
using OpenHotline.Media.Inside;

namespace OpenHotline.Media.Tests;

/// <summary>Which pixels become the work picture.</summary>
public sealed class SampleGridTests
{
    [Theory]
    [InlineData(1600, 1004), InlineData(513, 5), InlineData(512, 512), InlineData(34, 42), InlineData(1, 1)]
    public void Pixels_are_picked_as_the_reference_picks_them(int width, int height)
    {
        var grid = new SampleGrid(width, height, 1);
        var (w, h) = width > 512 || height > 512 ? (512, 512) : (width, height);
        Assert.Equal((w, h), (grid.Width, grid.Height));
        Assert.Equal(Enumerable.Range(0, w).Select(i => (int)Math.Floor((double)i * width / w)), grid.Xs);
        Assert.Equal(Enumerable.Range(0, h).Select(i => (int)Math.Floor((double)i * height / h)), grid.Ys);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void A_turned_picture_is_sampled_like_its_turned_copy(int orientation)
    {
        const int Width = 700;
        const int Height = 601;
        var stored = new byte[Width * Height];
        for (var i = 0; i < stored.Length; i++) stored[i] = (byte)((i * 7919L) >> 5);
        var isTransposed = orientation >= 5;
        var (shownWidth, shownHeight) = isTransposed ? (Height, Width) : (Width, Height);
        var shown = new byte[stored.Length];
        for (var y = 0; y < shownHeight; y++)
        {
            for (var x = 0; x < shownWidth; x++) shown[(y * shownWidth) + x] = stored[Stored(orientation, x, y, Width, Height)];
        }

        var turned = new SampleGrid(Width, Height, orientation);
        Assert.Equal((shownWidth, shownHeight), (turned.ShownWidth, turned.ShownHeight));
        Assert.Equal(Pick(shown, shownWidth, new SampleGrid(shownWidth, shownHeight, 1)), turned.Turn(Pick(stored, Width, turned), 1));
    }

    [Theory]
    [InlineData(4032, 3024, 4), InlineData(8064, 6048, 8), InlineData(1600, 1004, 1), InlineData(1024, 1024, 2), InlineData(511, 9000, 1), InlineData(65500, 65500, 8)]
    public void A_jpeg_is_never_shrunk_below_the_work_picture(int width, int height, int by) => Assert.Equal(by, Shrink.For(width, height));

    [Theory]
    [InlineData(1, 9, new[] { 0 }), InlineData(3, 9, new[] { 0, 3, 6 }), InlineData(64, 3, new[] { 0, 1, 2 }), InlineData(4, 1, new[] { 0 })]
    public void Frames_are_chosen_evenly_from_the_first(int most, int count, int[] chosen) => Assert.Equal(chosen, LibvipsDecoder.Chosen(count, most));

    [Fact]
    public void Orientation_is_read_from_either_byte_order()
    {
        Assert.Equal(6, ExifOrientation.Read([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]));
        Assert.Equal(8, ExifOrientation.Read([(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0]));
        Assert.Equal(1, ExifOrientation.Read([(byte)'I', (byte)'I', 42, 0, 255, 255, 255, 255, 1, 0, 0x12, 1, 3, 0, 1, 0]));
    }

    private static int Stored(int orientation, int x, int y, int width, int height) => orientation switch
    {
        1 => (y * width) + x,
        2 => (y * width) + (width - 1 - x),
        3 => ((height - 1 - y) * width) + (width - 1 - x),
        4 => ((height - 1 - y) * width) + x,
        5 => (x * width) + y,
        6 => ((height - 1 - x) * width) + y,
        7 => ((height - 1 - x) * width) + (width - 1 - y),
        _ => (x * width) + (width - 1 - y),
    };

    private static byte[] Pick(byte[] pixels, int width, SampleGrid grid) => [.. grid.Ys.SelectMany(y => grid.Xs.Select(x => pixels[(y * width) + x]))];
}
