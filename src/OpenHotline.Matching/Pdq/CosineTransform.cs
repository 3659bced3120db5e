using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>The 16×16 lowest frequencies of a 64×64 block. Lanes are outputs, so that each sum keeps the order of its terms.</summary>
internal static unsafe class CosineTransform
{
    /// <summary>Needs 4,096 floats of block, gives 256 coefficients.</summary>
    public static void Run(ReadOnlySpan<float> block, Span<float> coefficients)
    {
        block = block[..PdqShape.BlockPixels];
        coefficients = coefficients[..PdqShape.Coefficients];
        var half = stackalloc float[PdqShape.Frequencies * PdqShape.BlockSide];
        // Safety: the slices above have seen the lengths; the matrices have 16 × 64 floats.
        fixed (float* from = block, to = coefficients, rows = Cosines.Rows, columns = Cosines.Columns)
        {
            for (var row = 0; row < PdqShape.Frequencies; row += 4)
            {
                for (var lane = 0; lane < PdqShape.BlockSide; lane += 16) Half(rows + (row * PdqShape.BlockSide), from + lane, half + (row * PdqShape.BlockSide) + lane);
            }

            for (var row = 0; row < PdqShape.Frequencies; row += 4) Product(half + (row * PdqShape.BlockSide), columns, PdqShape.Frequencies, PdqShape.BlockSide, to + (row * PdqShape.Frequencies));
        }
    }

    // Safety: four rows of the matrix, all 64 rows of the block from one column on, 16 columns of each.
    private static void Half(float* matrix, float* block, float* to)
    {
        Product(matrix, block, PdqShape.BlockSide, Cosines.FusedFrom, to);
        var (a0, a1) = (Vector256.Load(to), Vector256.Load(to + 8));
        var (b0, b1) = (Vector256.Load(to + PdqShape.BlockSide), Vector256.Load(to + PdqShape.BlockSide + 8));
        var (c0, c1) = (Vector256.Load(to + (2 * PdqShape.BlockSide)), Vector256.Load(to + (2 * PdqShape.BlockSide) + 8));
        var (d0, d1) = (Vector256.Load(to + (3 * PdqShape.BlockSide)), Vector256.Load(to + (3 * PdqShape.BlockSide) + 8));
        block += Cosines.FusedFrom * PdqShape.BlockSide;
        matrix += Cosines.FusedFrom;
        for (var k = Cosines.FusedFrom; k < PdqShape.BlockSide; k++, block += PdqShape.BlockSide, matrix++)
        {
            var (left, right) = (Vector256.Load(block), Vector256.Load(block + 8));
            var (a, b) = (Vector256.Create(matrix[0]), Vector256.Create(matrix[PdqShape.BlockSide]));
            a0 = Vector256.FusedMultiplyAdd(a, left, a0);
            a1 = Vector256.FusedMultiplyAdd(a, right, a1);
            b0 = Vector256.FusedMultiplyAdd(b, left, b0);
            b1 = Vector256.FusedMultiplyAdd(b, right, b1);
            var (c, d) = (Vector256.Create(matrix[2 * PdqShape.BlockSide]), Vector256.Create(matrix[3 * PdqShape.BlockSide]));
            c0 = Vector256.FusedMultiplyAdd(c, left, c0);
            c1 = Vector256.FusedMultiplyAdd(c, right, c1);
            d0 = Vector256.FusedMultiplyAdd(d, left, d0);
            d1 = Vector256.FusedMultiplyAdd(d, right, d1);
        }

        Store(to, PdqShape.BlockSide, a0, a1, b0, b1, c0, c1, d0, d1);
    }

    // Safety: four rows of 64 factors, so many terms in each; as many rows of 16 values, and four of output, at the stride.
    private static void Product(float* factors, float* values, int stride, int terms, float* to)
    {
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var k = 0; k < terms; k++, factors++, values += stride)
        {
            var (left, right) = (Vector256.Load(values), Vector256.Load(values + 8));
            var (a, b) = (Vector256.Create(factors[0]), Vector256.Create(factors[PdqShape.BlockSide]));
            a0 += a * left;
            a1 += a * right;
            b0 += b * left;
            b1 += b * right;
            var (c, d) = (Vector256.Create(factors[2 * PdqShape.BlockSide]), Vector256.Create(factors[3 * PdqShape.BlockSide]));
            c0 += c * left;
            c1 += c * right;
            d0 += d * left;
            d1 += d * right;
        }

        Store(to, stride, a0, a1, b0, b1, c0, c1, d0, d1);
    }

    // Safety: four rows of 16 floats at the stride.
    private static void Store(float* to, int stride, Vector256<float> a0, Vector256<float> a1, Vector256<float> b0, Vector256<float> b1, Vector256<float> c0, Vector256<float> c1, Vector256<float> d0, Vector256<float> d1)
    {
        a0.Store(to);
        a1.Store(to + 8);
        b0.Store(to + stride);
        b1.Store(to + stride + 8);
        c0.Store(to + (2 * stride));
        c1.Store(to + (2 * stride) + 8);
        d0.Store(to + (3 * stride));
        d1.Store(to + (3 * stride) + 8);
    }
}
