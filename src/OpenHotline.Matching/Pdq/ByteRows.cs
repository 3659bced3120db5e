using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>A picture of one byte a pixel (grey) or of red, green, blue and whatever follows.</summary>
internal readonly unsafe struct ByteRows(byte* pixels, int width, nint strideBytes, int bytesPerPixel, Nearest across, Nearest down) : ILumaRows
{
    // Safety: the caller has pinned the rows and checked that the last one ends inside them; the room has at least 512 floats a row.
    public float* Band(int first, int rows, float* room, out int stride)
    {
        stride = TentFilter.BandStride;
        for (var i = 0; i < rows; i++)
        {
            var from = pixels + (down.Of(first + i) * strideBytes);
            if (bytesPerPixel == 1) Grey(from, room + (i * stride));
            else Colour(from, room + (i * stride));
        }

        return room;
    }

    // Safety: as Band; reads width bytes, or single ones at scaled places below width.
    private void Grey(byte* from, float* to)
    {
        var column = 0;
        if (across.Scales)
        {
            for (; column < PdqShape.MaxSide; column++) to[column] = from[across.Of(column)];
            return;
        }

        for (; column + 8 <= width; column += 8)
        {
            var bytes = Vector128.CreateScalarUnsafe(*(ulong*)(from + column)).AsByte();
            Vector256.ConvertToSingle(Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe()).AsInt32()).Store(to + column);
        }

        for (; column < width; column++) to[column] = from[column];
    }

    // Safety: as Band; reads three bytes at pixels below width.
    private void Colour(byte* from, float* to)
    {
        var columns = across.Scales ? PdqShape.MaxSide : width;
        for (var column = 0; column < columns; column++)
        {
            var pixel = from + (across.Of(column) * bytesPerPixel);
            to[column] = Luma.Of(pixel[0], pixel[1], pixel[2]);
        }
    }
}
