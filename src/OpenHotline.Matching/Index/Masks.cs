using System.Numerics;

namespace OpenHotline.Matching.Index;

/// <summary>All 16-bit differences, those of few bits first.</summary>
internal static class Masks
{
    private static readonly int[] Starts = new int[18];
    private static readonly ushort[] InOrder = Make();

    /// <summary>The differences of exactly so many bits.</summary>
    public static ReadOnlySpan<ushort> OfWeight(int bits) => InOrder.AsSpan(Starts[bits]..Starts[bits + 1]);

    private static ushort[] Make()
    {
        var masks = new ushort[1 << 16];
        for (var i = 0; i < masks.Length; i++) Starts[BitOperations.PopCount((uint)i) + 1]++;
        for (var bits = 1; bits < Starts.Length; bits++) Starts[bits] += Starts[bits - 1];
        var next = Starts.ToArray();
        for (var i = 0; i < masks.Length; i++) masks[next[BitOperations.PopCount((uint)i)]++] = (ushort)i;
        return masks;
    }
}
