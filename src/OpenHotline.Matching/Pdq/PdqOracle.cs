namespace OpenHotline.Matching.Pdq;

/// <summary>PDQ step by step, one number after the other: what the fast path is held against. Not for use.</summary>
/// <remarks>
/// Every sum keeps the order of the C++ reference, and every rounding that of the reference built by GCC with
/// <c>-O3 -march=haswell</c> or later (decision 0110).
/// </remarks>
internal static class PdqOracle
{
    public static PdqResult Hash(ReadOnlySpan<float> luma, int width, int height, Span<PdqHash> orientations = default)
    {
        if (width < PdqShape.MinSide || height < PdqShape.MinSide)
        {
            orientations.Clear();
            return default;
        }

        Span<float> coefficients = new float[PdqShape.Coefficients];
        var block = Block(luma, width, height);
        Transform(block, coefficients);
        for (var i = 0; i < orientations.Length; i++) orientations[i] = Bits(Turn(coefficients, (Orientation)i));
        return new(Bits(coefficients), Quality(block));
    }

    public static float[] Block(ReadOnlySpan<float> luma, int width, int height)
    {
        if (width == PdqShape.BlockSide && height == PdqShape.BlockSide) return luma[..PdqShape.BlockPixels].ToArray();
        var first = luma[..(width * height)].ToArray();
        var second = new float[first.Length];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var row = 0; row < height; row++) Box(first.AsSpan(row * width), second.AsSpan(row * width), width, 1, PdqShape.Window(width));
            for (var column = 0; column < width; column++) Box(second.AsSpan(column), first.AsSpan(column), height, width, PdqShape.Window(height));
        }

        var block = new float[PdqShape.BlockPixels];
        for (var i = 0; i < block.Length; i++)
        {
            block[i] = first[(PdqShape.Decimated(i / PdqShape.BlockSide, height) * width) + PdqShape.Decimated(i % PdqShape.BlockSide, width)];
        }

        return block;
    }

    public static int Quality(ReadOnlySpan<float> block)
    {
        var sum = 0;
        for (var i = 0; i < PdqShape.BlockPixels; i++)
        {
            if (i < PdqShape.BlockPixels - PdqShape.BlockSide) sum += Math.Abs((int)((block[i] - block[i + PdqShape.BlockSide]) * 100 / 255));
            if (i % PdqShape.BlockSide != PdqShape.BlockSide - 1) sum += Math.Abs((int)((block[i] - block[i + 1]) * 100 / 255));
        }

        return Math.Min(100, sum / 90);
    }

    /// <summary>The 16×16 lowest frequencies but the constant ones, row by row.</summary>
    public static void Transform(ReadOnlySpan<float> block, Span<float> coefficients)
    {
        var matrix = Cosines.Rows;
        var half = new float[PdqShape.Frequencies * PdqShape.BlockSide];
        for (var i = 0; i < half.Length; i++)
        {
            var (row, column) = (i / PdqShape.BlockSide, i % PdqShape.BlockSide);
            var sum = 0f;
            for (var k = 0; k < PdqShape.BlockSide; k++)
            {
                var (a, b) = (matrix[(row * PdqShape.BlockSide) + k], block[(k * PdqShape.BlockSide) + column]);
                sum = k < Cosines.FusedFrom ? sum + (a * b) : MathF.FusedMultiplyAdd(a, b, sum);
            }

            half[i] = sum;
        }

        for (var i = 0; i < PdqShape.Coefficients; i++)
        {
            var sum = 0f;
            for (var k = 0; k < PdqShape.BlockSide; k++)
            {
                sum += half[(i / PdqShape.Frequencies * PdqShape.BlockSide) + k] * matrix[(i % PdqShape.Frequencies * PdqShape.BlockSide) + k];
            }

            coefficients[i] = sum;
        }
    }

    /// <summary>The coefficients of the turned picture: turning changes signs and places, nothing else.</summary>
    public static float[] Turn(ReadOnlySpan<float> coefficients, Orientation orientation)
    {
        var turned = new float[PdqShape.Coefficients];
        for (var i = 0; i < PdqShape.Frequencies; i++)
        {
            for (var j = 0; j < PdqShape.Frequencies; j++)
            {
                var negative = orientation switch
                {
                    Orientation.Rotated90 or Orientation.FlippedY => j % 2 == 0,
                    Orientation.Rotated270 or Orientation.FlippedX => i % 2 == 0,
                    Orientation.Rotated180 or Orientation.FlippedMinus => (i + j) % 2 == 1,
                    _ => false,
                };
                var transposed = orientation is Orientation.Rotated90 or Orientation.Rotated270 or Orientation.FlippedPlus or Orientation.FlippedMinus;
                var value = coefficients[(i * PdqShape.Frequencies) + j];
                turned[transposed ? (j * PdqShape.Frequencies) + i : (i * PdqShape.Frequencies) + j] = negative ? -value : value;
            }
        }

        return turned;
    }

    /// <summary>A bit for every coefficient above the median, which is the 128th smallest (what Torben's method finds).</summary>
    public static PdqHash Bits(ReadOnlySpan<float> coefficients)
    {
        var sorted = coefficients.ToArray();
        Array.Sort(sorted);
        var median = sorted[(PdqShape.Coefficients / 2) - 1];
        Span<ulong> bits = stackalloc ulong[4];
        for (var i = 0; i < PdqShape.Coefficients; i++)
        {
            if (coefficients[i] > median) bits[i / 64] |= 1UL << (i % 64);
        }

        return new(bits[0], bits[1], bits[2], bits[3]);
    }

    // The running sum of the reference: the new value is added first, then the old one taken away.
    private static void Box(ReadOnlySpan<float> from, Span<float> to, int length, int stride, int window)
    {
        var ahead = ((window + 2) / 2) - 1;
        var sum = 0f;
        for (var i = 0; i < length + ahead; i++)
        {
            if (i < length) sum += from[i * stride];
            if (i >= window) sum -= from[(i - window) * stride];
            var current = Math.Min(i + 1, window) - Math.Max(0, i + 1 - length);
            if (i >= ahead) to[(i - ahead) * stride] = sum / current;
        }
    }
}
