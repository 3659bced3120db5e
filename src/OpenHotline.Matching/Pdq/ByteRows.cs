using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>A picture of one byte a pixel (grey) or of red, green, blue and whatever follows.</summary>
internal readonly unsafe struct ByteRows(byte* pixels, int width, nint strideBytes, int bytesPerPixel, Nearest across, Nearest down) : ILumaRows
{
    // Safety: the caller has pinned the rows and checked that the last one ends inside them; the room has at least 512 floats a row.
    public float* Band(int first, int rows, float* room, out int stride)
    {
        stride = TentFilter.BandStride;
        var planes = stackalloc byte[3 * PdqShape.MaxSide];
        fixed (int* places = across.Places)
        {
            for (var i = 0; i < rows; i++)
            {
                var from = pixels + (down.Of(first + i) * strideBytes);
                if (bytesPerPixel == 1) Grey(from, places, planes, room + (i * stride));
                else Colour(from, places, planes, room + (i * stride));
            }
        }

        return room;
    }

    // Safety: as Band; reads single bytes at places below width, or width of them; planes and room hold 512.
    private void Grey(byte* from, int* places, byte* plane, float* to)
    {
        if (places == null) new ReadOnlySpan<byte>(from, width).CopyTo(new Span<byte>(plane, PdqShape.MaxSide));
        else for (var column = 0; column < PdqShape.MaxSide; column++) plane[column] = from[places[column]];
        for (var column = 0; column < PdqShape.MaxSide; column += 8) Floats(plane + column).Store(to + column);
    }

    // Safety: as Grey; reads three bytes at pixels below width.
    private void Colour(byte* from, int* places, byte* planes, float* to)
    {
        var columns = places == null ? width : PdqShape.MaxSide;
        byte* red = planes, green = red + PdqShape.MaxSide, blue = green + PdqShape.MaxSide;
        for (var column = 0; column < columns; column++)
        {
            var pixel = from + ((nint)(places == null ? column : places[column]) * bytesPerPixel);
            red[column] = pixel[0];
            green[column] = pixel[1];
            blue[column] = pixel[2];
        }

        for (var column = 0; column < columns; column += 8) Luma.Of(Floats(red + column), Floats(green + column), Floats(blue + column)).Store(to + column);
    }

    // Safety: reads eight bytes of a plane, whose length is a multiple of eight.
    private static Vector256<float> Floats(byte* from)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)from).AsByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }
}
