using System.Runtime.InteropServices;
using OpenHotline.Media.Formats;

namespace OpenHotline.Media.Inside;

/// <summary>Decodes JPEG by TurboJPEG: luma only where the file has it, at a fraction where the hash allows it.</summary>
/// <remarks>Keeps its handle and its pixels' memory from file to file; a worker has one of it and one thread.</remarks>
internal sealed class TurboJpegDecoder : IDisposable
{
    // TJFLAG_LIMITSCANS: a progressive file of thousands of scans is a bomb.
    private const int LimitScans = 32768;

    // More than this is given back after the file that needed it.
    private const int KeptBytes = 32 * 1024 * 1024;

    private nint _handle = TurboJpeg.Open();
    private nint _pixels;
    private long _pixelBytes;
    private byte[] _work = [];

    public unsafe DecodedPicture Decode(ReadOnlySpan<byte> file, DecodingWish wish, long maxPixels)
    {
        var markers = JpegMarkers.Read(file);
        fixed (byte* start = file)
        {
            var length = new CULong((nuint)file.Length);
            // Safety: start points to file.Length bytes that stay where they are until the end of this block.
            var isDamaged = TurboJpeg.ReadHeader(_handle, start, length, out var width, out var height, out _, out var colours) != 0;
            if ((isDamaged && IsFatal) || width < 1 || height < 1) throw Broken();
            if ((long)width * height > maxPixels) throw new UndecodableException(UndecodableReason.TooManyPixels, $"The picture has {width} by {height} pixels.");
            var by = wish.MayShrink ? Shrink.For(width, height) : 1;
            var (columns, rows) = ((width + by - 1) / by, (height + by - 1) / by);
            var layout = colours is TurboJpeg.Colours.Cmyk or TurboJpeg.Colours.Ycck ? TurboJpeg.Layout.Cmyk
                : colours is TurboJpeg.Colours.Rgb ? TurboJpeg.Layout.Rgb : TurboJpeg.Layout.Grey;
            var pitch = columns * (layout switch { TurboJpeg.Layout.Grey => 1, TurboJpeg.Layout.Rgb => 3, _ => 4 });
            var pixels = (byte*)Room((long)pitch * rows);
            // Safety: the memory holds pitch times rows bytes, which is what the library writes for these measures.
            var isIncomplete = TurboJpeg.Decompress(_handle, start, length, pixels, columns, pitch, rows, layout, LimitScans) != 0;
            if (isIncomplete && IsFatal) throw Broken();
            var grid = new SampleGrid(width, height, wish.IsAsShown ? markers.Orientation : 1);
            var work = Sample(new ReadOnlySpan<byte>(pixels, checked(pitch * rows)), pitch, layout, (SampleGrid.Shrunk(grid.Xs, by, columns), SampleGrid.Shrunk(grid.Ys, by, rows)), markers.HasAdobeMarker);
            var channels = layout == TurboJpeg.Layout.Grey ? 1 : 3;
            GiveBack();
            return new(PictureFormat.Jpeg, PictureDecoder.TurboJpeg, by, grid.ShownWidth, grid.ShownHeight, FrameCount: 1, isDamaged || isIncomplete,
                [new(0, grid.Width, grid.Height, channels, grid.Turn(work, channels))]);
        }
    }

    public unsafe void Dispose()
    {
        NativeMemory.Free((void*)_pixels);
        _ = TurboJpeg.Close(_handle);
    }

    private bool IsFatal => TurboJpeg.LastErrorIsFatal(_handle) != 0;

    private byte[] Sample(ReadOnlySpan<byte> pixels, int pitch, TurboJpeg.Layout layout, (int[] Xs, int[] Ys) places, bool isInverted)
    {
        var stride = places.Xs.Length * (layout == TurboJpeg.Layout.Grey ? 1 : 3);
        // Most work pictures are equally large; the answer is on its way before the next one is made.
        var work = _work = _work.Length == stride * places.Ys.Length ? _work : new byte[stride * places.Ys.Length];
        var grey = layout == TurboJpeg.Layout.Grey ? new RowPicker(places.Xs, pitch) : null;
        for (var y = 0; y < places.Ys.Length; y++)
        {
            var row = pixels.Slice(places.Ys[y] * pitch, pitch);
            var target = work.AsSpan(y * stride, stride);
            if (grey is not null) grey.Pick(row, target);
            else if (layout == TurboJpeg.Layout.Rgb) Sampling.Rgb(row, places.Xs, target);
            else Sampling.Cmyk(row, places.Xs, target, isInverted);
        }

        return work;
    }

    private UndecodableException Broken()
    {
        var why = new UndecodableException(UndecodableReason.Broken, TurboJpeg.LastError(_handle));
        // What a failure left in the handle must not reach the next file.
        _ = TurboJpeg.Close(_handle);
        _handle = TurboJpeg.Open();
        return why;
    }

    private unsafe nint Room(long bytes)
    {
        if (bytes > int.MaxValue) throw new UndecodableException(UndecodableReason.TooMuchMemory, $"Its pixels take {bytes} bytes.");
        if (bytes > _pixelBytes)
        {
            // Safety: freed and taken anew; nothing else holds the address. Alloc throws where there is none.
            NativeMemory.Free((void*)_pixels);
            (_pixels, _pixelBytes) = (0, 0);
            _pixels = (nint)NativeMemory.Alloc((nuint)bytes);
            _pixelBytes = bytes;
        }

        return _pixels;
    }

    private unsafe void GiveBack()
    {
        if (_pixelBytes <= KeptBytes) return;
        NativeMemory.Free((void*)_pixels);
        (_pixels, _pixelBytes) = (0, 0);
    }
}
