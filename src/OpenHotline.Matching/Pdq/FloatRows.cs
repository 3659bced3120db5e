namespace OpenHotline.Matching.Pdq;

/// <summary>Float luma that already stands in memory, at its own size or scaled by nearest neighbour.</summary>
internal readonly unsafe struct FloatRows(float* luma, int width, int height, Nearest across, Nearest down) : ILumaRows
{
    // Safety: the caller has pinned width × height floats. They are read in place only where 32 rows and whole tiles of them are left.
    public float* Band(int first, int rows, float* room, out int stride)
    {
        if (!across.Scales && !down.Scales && width % Tile.Side == 0 && first + Tile.Side <= height)
        {
            stride = width;
            return luma + ((nint)first * width);
        }

        stride = TentFilter.BandStride;
        for (var i = 0; i < rows; i++)
        {
            var from = luma + ((nint)down.Of(first + i) * width);
            var to = room + (i * stride);
            if (across.Scales)
            {
                for (var column = 0; column < PdqShape.MaxSide; column++) to[column] = from[across.Of(column)];
            }
            else
            {
                new ReadOnlySpan<float>(from, width).CopyTo(new Span<float>(to, width));
            }
        }

        return room;
    }
}
