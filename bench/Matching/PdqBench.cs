using OpenHotline.Matching.Pdq;

namespace OpenHotline.MatchingBench;

/// <summary>How long a picture takes from pixels to hash, on one core.</summary>
internal static class PdqBench
{
    private const int Runs = 11;
    private const int Repeats = 500;

    public static int Run()
    {
        var hasher = new PdqHasher();
        var eight = new PdqHash[PdqHasher.Orientations];
        foreach (var (width, height) in new[] { (512, 512), (256, 256), (384, 384), (511, 509), (64, 64) })
        {
            var floats = Waves(width, height);
            Report($"float luma {width}×{height}, one hash", () => hasher.HashLuma(floats, width, height));
            if (width == 512) Report($"float luma {width}×{height}, eight hashes", () => hasher.HashLuma(floats, width, height, eight));
        }

        var square = Waves(512, 512);
        Report("float luma 512×512, the oracle (scalar)", () => PdqOracle.Hash(square, 512, 512), repeats: 20);
        foreach (var (width, height) in new[] { (512, 512), (1600, 1004), (4032, 3024) })
        {
            var grey = Array.ConvertAll(Waves(width, height), value => (byte)value);
            var colours = new byte[grey.Length * 3];
            for (var i = 0; i < colours.Length; i++) colours[i] = grey[i / 3];
            Report($"grey bytes {width}×{height}, one hash", () => hasher.HashLuma(grey, width, height));
            Report($"RGB bytes {width}×{height}, one hash", () => hasher.HashRgb(colours, width, height));
        }

        return 0;
    }

    private static void Report(string what, Func<PdqResult> work, int repeats = Repeats)
    {
        for (var i = 0; i < repeats * 2; i++) work();
        var median = Median.Milliseconds(Runs, () =>
        {
            for (var i = 0; i < repeats; i++) work();
        });
        Console.WriteLine($"{what}: {Median.Of(Enumerable.Repeat(median.Value / repeats, 1)).Value:0.0000} ms, {repeats} times in {median.Text("0.0")} ms");
    }

    /// <summary>A picture with soft edges, every float different.</summary>
    private static float[] Waves(int width, int height)
    {
        var floats = new float[width * height];
        for (var i = 0; i < floats.Length; i++)
        {
            var (x, y) = (i % width / (double)width, i / width / (double)height);
            floats[i] = (float)(127.5 + (60 * Math.Sin((9 * x) + (4 * y))) + (60 * Math.Cos((23 * y * x) + (3 * x))));
        }

        return floats;
    }
}
