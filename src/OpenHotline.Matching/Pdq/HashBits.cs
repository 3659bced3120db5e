using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>From 256 coefficients to 256 bits: one for each that lies above the median.</summary>
internal static class HashBits
{
    private const int Lanes = 8;

    public static PdqHash Of(ReadOnlySpan<float> coefficients)
    {
        coefficients = coefficients[..PdqShape.Coefficients];
        var median = Vector256.Create(Median(coefficients));
        Span<byte> bits = stackalloc byte[PdqShape.Coefficients / Lanes];
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = (byte)Vector256.GreaterThan(Vector256.Create(coefficients[(i * Lanes)..]), median).ExtractMostSignificantBits();
        }

        var words = MemoryMarshal.Cast<byte, ulong>(bits);
        return new(Ordered(words[0]), Ordered(words[1]), Ordered(words[2]), Ordered(words[3]));
    }

    /// <summary>The 128th smallest, as Torben's method finds it, by halving the range of values 32 times.</summary>
    private static float Median(ReadOnlySpan<float> values)
    {
        // Floats in the order of signed integers: a negative one has its other bits turned.
        Span<int> order = stackalloc int[PdqShape.Coefficients];
        for (var i = 0; i < order.Length; i += Lanes)
        {
            var bits = Vector256.Create(values[i..]).AsInt32();
            (bits ^ Vector256.ShiftRightLogical(Vector256.ShiftRightArithmetic(bits, 31), 1)).CopyTo(order[i..]);
        }

        var (low, high) = ((long)int.MinValue, (long)int.MaxValue);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (CountAbove(order, (int)middle) <= PdqShape.Coefficients / 2) high = middle;
            else low = middle + 1;
        }

        var found = (int)low;
        return BitConverter.Int32BitsToSingle(found ^ (int)((uint)(found >> 31) >> 1));
    }

    private static int CountAbove(ReadOnlySpan<int> order, int limit)
    {
        var limits = Vector256.Create(limit);
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (var i = 0; i < order.Length; i += 2 * Lanes)
        {
            even -= Vector256.GreaterThan(Vector256.Create(order[i..]), limits);
            odd -= Vector256.GreaterThan(Vector256.Create(order[(i + Lanes)..]), limits);
        }

        return Vector256.Sum(even + odd);
    }

    private static ulong Ordered(ulong word) => BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
}
