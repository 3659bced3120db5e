using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenHotline.Matching.Pdq;

/// <summary>Turns squares of floats, so that rows become lanes and columns become steps, and back.</summary>
internal static unsafe class Tile
{
    /// <summary>Rows and columns of a tile: four chains of eight lanes hide the latency of a running sum, and three tiles fit the first cache.</summary>
    public const int Side = 32;

    /// <summary>Writes the <paramref name="rows"/> × <paramref name="columns"/> floats at <paramref name="from"/> transposed. Both are multiples of 8.</summary>
    // Safety: reads rows × columns floats at fromStride, writes columns × rows floats at toStride; the callers' buffers hold whole tiles.
    public static void Turn(float* from, nint fromStride, float* to, nint toStride, int rows, int columns)
    {
        for (var row = 0; row < rows; row += 8)
        {
            var square = from + (row * fromStride);
            var turned = to + row;
            for (var column = 0; column < columns; column += 8)
            {
                Turn8(square, fromStride, turned, toStride);
                square += 8;
                turned += 8 * toStride;
            }
        }
    }

    // Safety: as above, for one square of eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn8(float* from, nint fromStride, float* to, nint toStride)
    {
        if (!Avx.IsSupported)
        {
            for (var i = 0; i < 64; i++) to[((i & 7) * toStride) + (i >> 3)] = from[((i >> 3) * fromStride) + (i & 7)];
            return;
        }

        var (twice, thrice) = (2 * fromStride, 3 * fromStride);
        var lower = from + (4 * fromStride);
        for (var half = 0; half < 8; half += 4)
        {
            var a0 = Pair(from, lower);
            var a1 = Pair(from + fromStride, lower + fromStride);
            var a2 = Pair(from + twice, lower + twice);
            var a3 = Pair(from + thrice, lower + thrice);
            var t0 = Avx.UnpackLow(a0, a1);
            var t1 = Avx.UnpackHigh(a0, a1);
            var t2 = Avx.UnpackLow(a2, a3);
            var t3 = Avx.UnpackHigh(a2, a3);
            Avx.Shuffle(t0, t2, 0x44).Store(to);
            Avx.Shuffle(t0, t2, 0xEE).Store(to + toStride);
            Avx.Shuffle(t1, t3, 0x44).Store(to + (2 * toStride));
            Avx.Shuffle(t1, t3, 0xEE).Store(to + (3 * toStride));
            from += 4;
            lower += 4;
            to += 4 * toStride;
        }
    }

    // Safety: reads four floats at each place, inside the square of Turn8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* low, float* high) => Avx.InsertVector128(Vector128.Load(low).ToVector256Unsafe(), Vector128.Load(high), 1);
}
