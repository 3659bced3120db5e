using System.Diagnostics.CodeAnalysis;

namespace OpenHotline.Matching.Pdq;

/// <summary>Hashes pictures with PDQ, bit by bit as the C++ reference of ThreatExchange does.</summary>
/// <remarks>
/// A picture with a side over 512 is first scaled to 512×512 by nearest neighbour, as there. One under 5 pixels has the
/// hash of nothing and quality 0. Pixels are taken as they are stored: orientation, colour profile and transparency are
/// the decoder's business. A hasher keeps about 200 KB and allocates nothing for a picture; it is not safe for two
/// threads at once. Where eight hashes are asked for, their place is the number of the <see cref="Orientation"/>.
/// </remarks>
public sealed class PdqHasher
{
    /// <summary>How many hashes a picture has when it is turned and mirrored.</summary>
    public const int Orientations = 8;

    private readonly TentFilter _filter = new();
    private readonly float[] _block = new float[PdqShape.BlockPixels];
    private readonly float[] _coefficients = new float[PdqShape.Coefficients];
    private readonly int[] _across = new int[PdqShape.MaxSide];
    private readonly int[] _down = new int[PdqShape.MaxSide];

    /// <summary>Hashes float luma, 0 to 255, row by row without gaps.</summary>
    /// <param name="orientations">Empty, or room for the eight hashes.</param>
    public unsafe PdqResult HashLuma(ReadOnlySpan<float> luma, int width, int height, Span<PdqHash> orientations = default)
    {
        Check(width, height, (long)width * sizeof(float), sizeof(float), luma.Length * (long)sizeof(float), orientations);
        if (IsTooSmall(width, height, orientations)) return default;
        if (width == PdqShape.BlockSide && height == PdqShape.BlockSide) return HashBlock(luma, orientations);
        var (across, down) = Scaling(ref width, ref height, out var sourceWidth, out var sourceHeight);
        // Safety: Check has seen width × height floats in the span, which stays pinned while the rows are read.
        fixed (float* from = luma)
        {
            var rows = new FloatRows(from, sourceWidth, sourceHeight, across, down);
            _filter.Run(ref rows, width, height, _block);
        }

        return Finish(orientations);
    }

    /// <summary>Hashes grey pixels of one byte.</summary>
    /// <param name="strideBytes">From the start of one row to that of the next; 0 when there is no gap.</param>
    /// <param name="orientations">Empty, or room for the eight hashes.</param>
    public PdqResult HashLuma(ReadOnlySpan<byte> luma, int width, int height, int strideBytes = 0, Span<PdqHash> orientations = default) =>
        HashBytes(luma, width, height, strideBytes, bytesPerPixel: 1, orientations);

    /// <summary>Hashes red, green and blue bytes, with or without a fourth byte that is not looked at.</summary>
    /// <param name="bytesPerPixel">3 or 4.</param>
    /// <param name="strideBytes">From the start of one row to that of the next; 0 when there is no gap.</param>
    /// <param name="orientations">Empty, or room for the eight hashes.</param>
    public PdqResult HashRgb(ReadOnlySpan<byte> pixels, int width, int height, int bytesPerPixel = 3, int strideBytes = 0, Span<PdqHash> orientations = default)
    {
        if (bytesPerPixel is not (3 or 4)) throw new ArgumentOutOfRangeException(nameof(bytesPerPixel), bytesPerPixel, "A pixel has 3 or 4 bytes.");
        return HashBytes(pixels, width, height, strideBytes, bytesPerPixel, orientations);
    }

    /// <summary>Hashes a block of 64×64 float luma that was scaled elsewhere, as video frames are: no filter, no decimation.</summary>
    /// <param name="orientations">Empty, or room for the eight hashes.</param>
    public PdqResult HashBlock(ReadOnlySpan<float> block, Span<PdqHash> orientations = default)
    {
        Check(PdqShape.BlockSide, PdqShape.BlockSide, PdqShape.BlockSide * sizeof(float), sizeof(float), block.Length * (long)sizeof(float), orientations);
        block[..PdqShape.BlockPixels].CopyTo(_block);
        return Finish(orientations);
    }

    private unsafe PdqResult HashBytes(ReadOnlySpan<byte> pixels, int width, int height, int strideBytes, int bytesPerPixel, Span<PdqHash> orientations)
    {
        long stride = strideBytes == 0 ? (long)width * bytesPerPixel : strideBytes;
        Check(width, height, stride, bytesPerPixel, pixels.Length, orientations);
        if (IsTooSmall(width, height, orientations)) return default;
        var isBlock = width == PdqShape.BlockSide && height == PdqShape.BlockSide;
        var (across, down) = Scaling(ref width, ref height, out var sourceWidth, out _);
        // Safety: Check has seen that the last row ends inside the span, which stays pinned while the rows are read.
        fixed (byte* from = pixels)
        {
            var rows = new ByteRows(from, sourceWidth, (nint)stride, bytesPerPixel, across, down);
            if (isBlock) _filter.TakeBlock(ref rows, _block);
            else _filter.Run(ref rows, width, height, _block);
        }

        return Finish(orientations);
    }

    private (Nearest Across, Nearest Down) Scaling(ref int width, ref int height, out int sourceWidth, out int sourceHeight)
    {
        (sourceWidth, sourceHeight) = (width, height);
        if (width <= PdqShape.MaxSide && height <= PdqShape.MaxSide) return (Nearest.Itself, Nearest.Itself);
        (width, height) = (PdqShape.MaxSide, PdqShape.MaxSide);
        return (Nearest.Scaled(_across, sourceWidth), Nearest.Scaled(_down, sourceHeight));
    }

    private PdqResult Finish(Span<PdqHash> orientations)
    {
        CosineTransform.Run(_block, _coefficients);
        if (!orientations.IsEmpty) Turning.All(_coefficients, orientations);
        return new(orientations.IsEmpty ? HashBits.Of(_coefficients) : orientations[0], BlockQuality.Of(_block));
    }

    private static bool IsTooSmall(int width, int height, Span<PdqHash> orientations)
    {
        if (width >= PdqShape.MinSide && height >= PdqShape.MinSide) return false;
        orientations.Clear();
        return true;
    }

    [SuppressMessage("Usage", "MA0015", Justification = "The names are those of the public methods' parameters.")]
    private static void Check(int width, int height, long strideBytes, int bytesPerPixel, long bytes, Span<PdqHash> orientations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        var rowBytes = (long)width * bytesPerPixel;
        ArgumentOutOfRangeException.ThrowIfLessThan(strideBytes, rowBytes);
        if (height > 0 && (((height - 1) * strideBytes) + rowBytes) > bytes) throw new ArgumentException($"{width} × {height} pixels need more than these {bytes} bytes.");
        if (orientations.Length is not (0 or Orientations)) throw new ArgumentException("There is room for all eight hashes, or for none.", nameof(orientations));
    }
}
