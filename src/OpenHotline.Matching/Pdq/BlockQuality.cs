using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>How many edges a 64×64 block has: 0 to 100.</summary>
internal static class BlockQuality
{
    private const int Lanes = 8;

    public static int Of(ReadOnlySpan<float> block)
    {
        block = block[..PdqShape.BlockPixels];
        var sum = Vector256<int>.Zero;
        for (var i = 0; i + PdqShape.BlockSide < PdqShape.BlockPixels; i += Lanes) sum += Step(block, i, PdqShape.BlockSide);
        // To the right, the last of the 64 columns has no neighbour.
        var notLast = Vector256.Create(-1, -1, -1, -1, -1, -1, -1, 0);
        for (var i = 0; i < PdqShape.BlockPixels; i += PdqShape.BlockSide)
        {
            for (var j = 0; j + Lanes < PdqShape.BlockSide; j += Lanes) sum += Step(block, i + j, 1);
            // The eight last ones against themselves moved by one: seven differences, and a lane that does not count.
            var last = Vector256.Create(block[(i + PdqShape.BlockSide - Lanes)..]);
            var moved = Vector256.Shuffle(last, Vector256.Create(1, 2, 3, 4, 5, 6, 7, 7));
            sum += Difference(last, moved) & notLast;
        }

        return Math.Min(100, Vector256.Sum(sum) / 90);
    }

    private static Vector256<int> Step(ReadOnlySpan<float> block, int at, int apart) =>
        Difference(Vector256.Create(block[at..]), Vector256.Create(block[(at + apart)..]));

    private static Vector256<int> Difference(Vector256<float> one, Vector256<float> other) =>
        Vector256.Abs(Vector256.ConvertToInt32((one - other) * Vector256.Create(100f) / Vector256.Create(255f)));
}
