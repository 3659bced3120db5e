using System.Diagnostics;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.MatchingBench;

internal static class IndexBench
{
    public static int Run(int count, bool clustered, int radius)
    {
        var random = new Randomness(7);
        var loose = new LooseEntries(count);
        var centre = default(PdqHash);
        for (var i = 0; i < count; i++)
        {
            if (clustered) { if (i % 50 == 0) centre = random.Hash(); loose.Add(new(random.Near(centre, (int)(random.Next() % 60)), (ulong)i)); }
            else loose.Add(new(random.Hash(), (ulong)i));
        }

        var start = Stopwatch.GetTimestamp();
        var segment = SegmentBuilder.Build(loose, 2);
        Console.WriteLine($"build {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, {segment.Bytes / (double)count:0.0} B/hash");
        var queries = new PdqHash[4000];
        unsafe { for (var i = 0; i < queries.Length; i++) queries[i] = random.Near(loose.Hashes[random.Next() % (uint)count], (int)(random.Next() % 40)); }
        var hits = new Hits();
        for (var run = 0; run < 7; run++)
        {
            hits.Clear();
            start = Stopwatch.GetTimestamp();
            Prober.OfThread.Search(segment, queries, radius, hits);
            Console.WriteLine($"batch {queries.Length / Stopwatch.GetElapsedTime(start).TotalSeconds:0} q/s, {hits.Count} hits");
        }

        for (var run = 0; run < 3; run++)
        {
            hits.Clear();
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < queries.Length; i++) Prober.OfThread.Search(segment, queries.AsSpan(i, 1), radius, hits);
            Console.WriteLine($"single {queries.Length / Stopwatch.GetElapsedTime(start).TotalSeconds:0} q/s, {hits.Count} hits");
        }

        hits.Clear();
        start = Stopwatch.GetTimestamp();
        var scans = Math.Max(4, (int)Math.Min(2000, 200_000_000L / count));
        unsafe { for (var i = 0; i < scans; i++) LinearScan.Run(segment.Hashes, count, queries[i], i, radius, hits); }
        Console.WriteLine($"scan {scans / Stopwatch.GetElapsedTime(start).TotalSeconds:0} q/s, {hits.Count} hits");
        var want = hits.Count; hits.Clear(); Prober.OfThread.Search(segment, queries.AsSpan(0, scans), radius, hits);
        Console.WriteLine($"recall {hits.Count} of {want}");
        return 0;
    }
}

internal sealed class Randomness(ulong seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15UL) + 0x1234567;
    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1DUL;
    }

    public PdqHash Hash() => new(Next(), Next(), Next(), Next());

    public PdqHash Near(PdqHash hash, int turned)
    {
        Span<ulong> words = [hash[0], hash[1], hash[2], hash[3]];
        for (var i = 0; i < turned; i++) { var bit = (int)(Next() >> 56); words[bit / 64] ^= 1UL << (bit % 64); }
        return new(words[0], words[1], words[2], words[3]);
    }
}
