namespace OpenHotline.Matching.Pdq;

/// <summary>The sizes and positions that the reference prescribes.</summary>
internal static class PdqShape
{
    /// <summary>Pictures with a longer side are scaled to this many pixels on both sides before anything else.</summary>
    public const int MaxSide = 512;

    /// <summary>A picture with a shorter side has no hash.</summary>
    public const int MinSide = 5;

    public const int BlockSide = 64;
    public const int BlockPixels = BlockSide * BlockSide;
    public const int Frequencies = 16;
    public const int Coefficients = Frequencies * Frequencies;

    /// <summary>The width of the box that is passed twice: half a block's share, rounded up. 1 to 4 for sides up to 512.</summary>
    public static int Window(int side) => (side + (2 * BlockSide) - 1) / (2 * BlockSide);

    /// <summary>The pixel that stands for block row or column <paramref name="i"/>: the middle of its share.</summary>
    public static int Decimated(int i, int side) => (int)((i + 0.5) * side / BlockSide);

    /// <summary>The pixel that nearest-neighbour scaling to <see cref="MaxSide"/> takes for <paramref name="i"/>.</summary>
    public static int Nearest(int i, int side) => (int)((long)i * side / MaxSide);
}
