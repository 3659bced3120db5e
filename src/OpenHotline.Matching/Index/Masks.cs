using System.Numerics;

namespace OpenHotline.Matching.Index;

/// <summary>All differences that a chunk can have, those of few bits first.</summary>
internal sealed class Masks
{
    private static readonly Masks OfOneByte = new(8);
    private static readonly Masks OfTwoBytes = new(16);
    private readonly int[] _starts;
    private readonly ushort[] _inOrder;

    private Masks(int chunkBits)
    {
        _starts = new int[chunkBits + 2];
        _inOrder = new ushort[1 << chunkBits];
        for (var i = 0; i < _inOrder.Length; i++) _starts[BitOperations.PopCount((uint)i) + 1]++;
        for (var bits = 1; bits < _starts.Length; bits++) _starts[bits] += _starts[bits - 1];
        var next = _starts.ToArray();
        for (var i = 0; i < _inOrder.Length; i++) _inOrder[next[BitOperations.PopCount((uint)i)]++] = (ushort)i;
    }

    public static Masks Of(int chunkBytes) => chunkBytes == 1 ? OfOneByte : OfTwoBytes;

    /// <summary>The differences of exactly so many bits.</summary>
    public ReadOnlySpan<ushort> OfWeight(int bits) => _inOrder.AsSpan(_starts[bits].._starts[bits + 1]);

    /// <summary>How many differences there are of fewer bits than <paramref name="share"/>.</summary>
    public int CountUnder(int share) => _starts[share];
}
