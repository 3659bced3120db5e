using NetVips;
using OpenHotline.Media.Formats;

namespace OpenHotline.Media.Inside;

/// <summary>Decodes by libvips whatever TurboJPEG does not, row by row where the format allows it.</summary>
internal static class LibvipsDecoder
{
    // What is transparent shows the page behind it, and most pages are white.
    private static readonly double[] Background = [255];

    // libvips holds no picture with a longer side; a longer roll of frames is read frame by frame.
    private const long LongestRoll = 10_000_000;

    public static DecodedPicture Decode(byte[] file, PictureFormat format, DecodingWish wish, long maxPixels)
    {
        var warnings = Libvips.Warnings;
        using var first = LibvipsLoader.Load(file, format, 0, 1, 1);
        var (width, height) = (first.Width, PageHeight(first));
        if ((long)width * height > maxPixels) throw new UndecodableException(UndecodableReason.TooManyPixels, $"The picture has {width} by {height} pixels.");
        var frameCount = format is PictureFormat.Gif or PictureFormat.WebP or PictureFormat.Tiff or PictureFormat.Avif ? Number(first, "n-pages", 1) : 1;
        var by = format == PictureFormat.Jpeg && wish.MayShrink ? Shrink.For(width, height) : 1;
        var grid = new SampleGrid(width, height, wish.IsAsShown ? Orientation(first) : 1);
        var frames = Sample(file, format, wish, (frameCount, by), maxPixels);
        return new(format, PictureDecoder.Libvips, by, grid.ShownWidth, grid.ShownHeight, frameCount, Libvips.Warnings != warnings, frames);
    }

    /// <summary>The first frame and others evenly spread, never more than there are.</summary>
    public static int[] Chosen(int frameCount, int maxFrames)
    {
        var count = Math.Clamp(maxFrames, 1, Math.Max(frameCount, 1));
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * frameCount / count))];
    }

    private static List<WorkPicture> Sample(byte[] file, PictureFormat format, DecodingWish wish, (int FrameCount, int ShrunkBy) shape, long maxPixels)
    {
        var chosen = Chosen(shape.FrameCount, wish.MaxFrames);
        var frames = new List<WorkPicture>(chosen.Length);
        if (chosen.Length > 1 && format is PictureFormat.Gif or PictureFormat.WebP)
        {
            // All frames as one roll, read once from the top: frame by frame would decode every earlier frame anew.
            using var roll = LibvipsLoader.Load(file, format, 0, -1, 1);
            if (roll.Height <= LongestRoll)
            {
                using var shownRoll = Normalise(roll, wish.IsAsShown);
                using var rows = Region.New(shownRoll);
                foreach (var index in chosen) frames.Add(Rows(rows, index, index * PageHeight(roll), new SampleGrid(roll.Width, PageHeight(roll), 1), (1, roll.Width, PageHeight(roll)), shownRoll.Bands));
                return frames;
            }
        }

        foreach (var index in chosen)
        {
            using var page = LibvipsLoader.Load(file, format, index, 1, shape.ShrunkBy);
            if ((long)page.Width * page.Height > maxPixels) throw new UndecodableException(UndecodableReason.TooManyPixels, $"Page {index + 1} has {page.Width} by {page.Height} pixels.");
            using var whole = shape.ShrunkBy > 1 ? LibvipsLoader.Load(file, format, index, 1, 1) : null;
            using var shown = Normalise(page, wish.IsAsShown);
            using var rows = Region.New(shown);
            var grid = new SampleGrid((whole ?? page).Width, (whole ?? page).Height, wish.IsAsShown ? Orientation(page) : 1);
            frames.Add(Rows(rows, index, 0, grid, (shape.ShrunkBy, shown.Width, shown.Height), shown.Bands));
        }

        return frames;
    }

    /// <summary>Reads the grid's rows from the top down, one at a time: no more of the picture is held than its decoder needs.</summary>
    private static WorkPicture Rows(Region rows, int index, int top, SampleGrid grid, (int ShrunkBy, int Width, int Height) decoded, int channels)
    {
        var (xs, ys) = (SampleGrid.Shrunk(grid.Xs, decoded.ShrunkBy, decoded.Width), SampleGrid.Shrunk(grid.Ys, decoded.ShrunkBy, decoded.Height));
        var stride = xs.Length * channels;
        var work = new byte[stride * ys.Length];
        var grey = channels == 1 ? new RowPicker(xs, decoded.Width) : null;
        for (var y = 0; y < ys.Length; y++)
        {
            var row = rows.Fetch(0, top + ys[y], decoded.Width, 1);
            var target = work.AsSpan(y * stride, stride);
            if (grey is not null) grey.Pick(row, target);
            else Sampling.Rgb(row, xs, target);
        }

        return new(index, grid.Width, grid.Height, channels, grid.Turn(work, channels));
    }

    /// <summary>Brings every kind of pixel to eight bits of grey, or of red, green and blue, over white.</summary>
    private static Image Normalise(Image stored, bool isAsShown)
    {
        var image = stored.Copy();
        if (isAsShown && image.Contains("icc-profile-data")) image = Next(image, from => from.IccTransform("srgb", embedded: true, intent: Enums.Intent.Relative));
        else if (image.Interpretation == Enums.Interpretation.Cmyk && image.Bands >= 4) image = Next(image, FromInks);
        if (image.Format == Enums.BandFormat.Ushort && image.Interpretation is Enums.Interpretation.Rgb16 or Enums.Interpretation.Grey16) image = Next(image, from => from.Cast(Enums.BandFormat.Uchar, shift: true));
        else if (image.Format != Enums.BandFormat.Uchar || image.Interpretation is Enums.Interpretation.Lab or Enums.Interpretation.Labs or Enums.Interpretation.Xyz or Enums.Interpretation.Scrgb) image = Next(image, from => from.Colourspace(Enums.Interpretation.Srgb));
        if (image.Format != Enums.BandFormat.Uchar) image = Next(image, from => from.Cast(Enums.BandFormat.Uchar));
        if (image.Bands is 2 or >= 4) image = Next(image, from => from.HasAlpha() ? from.Flatten(Background, maxAlpha: 255) : from);
        return image.Bands switch
        {
            1 or 3 => image,
            2 => Next(image, from => from.ExtractBand(0)),
            _ => Next(image, from => from.ExtractBand(0, 3)),
        };
    }

    private static Image FromInks(Image inks)
    {
        using var black = 255 - inks.ExtractBand(3);
        using var colours = 255 - inks.ExtractBand(0, 3);
        using var product = colours * black;
        using var light = (product + 127) / 255;
        using var bytes = light.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static Image Next(Image image, Func<Image, Image> step)
    {
        var next = step(image);
        if (!ReferenceEquals(next, image)) image.Dispose();
        return next;
    }

    private static int PageHeight(Image image) => image.PageHeight;

    private static int Orientation(Image image) => Number(image, "orientation", 1) is >= 1 and <= 8 and var orientation ? orientation : 1;

    private static int Number(Image image, string field, int otherwise) => image.Contains(field) && image.Get(field) is int number ? number : otherwise;
}
