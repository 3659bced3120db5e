using System.Numerics;
using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>The running mean of the reference, for 32 lanes side by side. Lanes are rows or columns, never terms: every sum keeps its order.</summary>
internal static unsafe class BoxPass
{
    /// <summary>Steps before the first one of a tile that the kernel may look back to: the widest window.</summary>
    public const int Carry = 4;

    /// <summary>How many steps a mean lies behind its last term.</summary>
    public static int Lag(int window) => ((window + 2) / 2) - 1;

    /// <summary>Takes <paramref name="count"/> steps and writes a mean for each; the mean at step k belongs to place k − <see cref="Lag"/>.</summary>
    /// <param name="from">Step <paramref name="first"/>; <see cref="Carry"/> earlier steps stand before it.</param>
    /// <param name="first">The number of the first step; steps below 0 and from <paramref name="length"/> on bring no term, and what stands there for them is not used.</param>
    // Safety: reads count + Carry steps and writes count steps of 32 floats; the caller's tiles hold them.
    public static void Run(float* from, float* to, int stride, float* sums, int first, int count, int length, int window)
    {
        var opening = Math.Clamp(window - first, 0, count);
        var whole = Math.Clamp(length - first - opening, 0, count - opening);
        Edge(from, to, stride, sums, first, opening, length, window);
        from += (nint)opening * stride;
        to += (nint)opening * stride;
        if (BitOperations.IsPow2(window)) Middle<Scaling>(from, to, stride, sums, whole, window);
        else Middle<Division>(from, to, stride, sums, whole, window);
        Edge(from + ((nint)whole * stride), to + ((nint)whole * stride), stride, sums, first + opening + whole, count - opening - whole, length, window);
    }

    private interface IMean
    {
        static abstract Vector256<float> Of(Vector256<float> sum, Vector256<float> window, Vector256<float> share);
    }

    // Safety: as Run.
    private static void Middle<TMean>(float* from, float* to, nint stride, float* sums, int count, int window)
        where TMean : struct, IMean
    {
        var (s0, s1, s2, s3) = (Vector256.Load(sums), Vector256.Load(sums + 8), Vector256.Load(sums + 16), Vector256.Load(sums + 24));
        var (whole, share) = (Vector256.Create((float)window), Vector256.Create(1f / window));
        var old = from - (window * stride);
        for (var i = 0; i < count; i++)
        {
            s0 = s0 + Vector256.Load(from) - Vector256.Load(old);
            s1 = s1 + Vector256.Load(from + 8) - Vector256.Load(old + 8);
            s2 = s2 + Vector256.Load(from + 16) - Vector256.Load(old + 16);
            s3 = s3 + Vector256.Load(from + 24) - Vector256.Load(old + 24);
            TMean.Of(s0, whole, share).Store(to);
            TMean.Of(s1, whole, share).Store(to + 8);
            TMean.Of(s2, whole, share).Store(to + 16);
            TMean.Of(s3, whole, share).Store(to + 24);
            from += stride;
            old += stride;
            to += stride;
        }

        s0.Store(sums);
        s1.Store(sums + 8);
        s2.Store(sums + 16);
        s3.Store(sums + 24);
    }

    // Safety: as Run.
    private static void Edge(float* from, float* to, int stride, float* sums, int first, int count, int length, int window)
    {
        for (var i = 0; i < count; i++, from += stride, to += stride)
        {
            var step = first + i;
            if (step < 0) continue;
            // Past the last mean the window is empty; what is written there is not used.
            var whole = Vector256.Create((float)Math.Max(1, Math.Min(step + 1, window) - Math.Max(0, step + 1 - length)));
            for (var lane = 0; lane < Tile.Side; lane += 8)
            {
                var sum = Vector256.Load(sums + lane);
                if (step < length) sum += Vector256.Load(from + lane);
                if (step >= window) sum -= Vector256.Load(from - (window * stride) + lane);
                sum.Store(sums + lane);
                (sum / whole).Store(to + lane);
            }
        }
    }

    // The share of 1, 2 and 4 is exact, so multiplying rounds like dividing.
    private readonly struct Scaling : IMean
    {
        public static Vector256<float> Of(Vector256<float> sum, Vector256<float> window, Vector256<float> share) => sum * share;
    }

    private readonly struct Division : IMean
    {
        public static Vector256<float> Of(Vector256<float> sum, Vector256<float> window, Vector256<float> share) => sum / window;
    }
}
