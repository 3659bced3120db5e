namespace OpenHotline.Media.Inside;

/// <summary>Which pixels of a stored picture make its work picture, as PDQ's reference picks them, and where they go when it is turned.</summary>
/// <remarks>
/// The reference scales a picture with a side over 512 to 512 by 512 by nearest neighbour (source = floor(x * width / 512)), others
/// not at all. A turned picture is sampled at the places that its turned copy would be sampled at.
/// </remarks>
internal sealed class SampleGrid
{
    private readonly bool _isTransposed;
    private readonly bool _isMirroredX;
    private readonly bool _isMirroredY;

    /// <param name="width">Of the stored picture.</param>
    /// <param name="height">Of the stored picture.</param>
    /// <param name="orientation">EXIF, 1 to 8; 1 leaves it as stored.</param>
    public SampleGrid(int width, int height, int orientation)
    {
        _isTransposed = orientation >= 5;
        _isMirroredX = orientation is 2 or 3 or 7 or 8;
        _isMirroredY = orientation is 3 or 4 or 6 or 7;
        (ShownWidth, ShownHeight) = _isTransposed ? (height, width) : (width, height);
        var isScaled = width > WorkPicture.MaxSide || height > WorkPicture.MaxSide;
        Xs = Places(width, isScaled ? WorkPicture.MaxSide : width, _isMirroredX);
        Ys = Places(height, isScaled ? WorkPicture.MaxSide : height, _isMirroredY);
        (Width, Height) = _isTransposed ? (Ys.Length, Xs.Length) : (Xs.Length, Ys.Length);
    }

    public int ShownWidth { get; }

    public int ShownHeight { get; }

    /// <summary>Of the work picture.</summary>
    public int Width { get; }

    /// <summary>Of the work picture.</summary>
    public int Height { get; }

    /// <summary>The columns of the stored picture that are looked at, from left to right.</summary>
    public int[] Xs { get; }

    /// <summary>The rows of the stored picture that are looked at, from the top down.</summary>
    public int[] Ys { get; }

    /// <summary>The same columns or rows in a copy that was decoded at a fraction of the size.</summary>
    public static int[] Shrunk(int[] places, int shrunkBy, int side) => [.. places.Select(place => Math.Min(place / shrunkBy, side - 1))];

    /// <summary>Brings samples in the stored order into the shown one.</summary>
    public byte[] Turn(byte[] stored, int channels)
    {
        if (!_isTransposed && !_isMirroredX && !_isMirroredY) return stored;
        var shown = new byte[stored.Length];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (column, row) = _isTransposed ? (y, x) : (x, y);
                // What a mirrored side shows first is stored last. Orientation 6 and 8 mirror only one side of a transposed picture.
                if (_isMirroredX) column = Xs.Length - 1 - column;
                if (_isMirroredY) row = Ys.Length - 1 - row;
                stored.AsSpan(((row * Xs.Length) + column) * channels, channels).CopyTo(shown.AsSpan(((y * Width) + x) * channels));
            }
        }

        return shown;
    }

    private static int[] Places(int side, int count, bool isMirrored)
    {
        var places = new int[count];
        for (var i = 0; i < count; i++)
        {
            var place = (int)((long)i * side / count);
            // Counted from the other end, and still stored in rising order.
            if (isMirrored) places[count - 1 - i] = side - 1 - place;
            else places[i] = place;
        }

        return places;
    }
}
