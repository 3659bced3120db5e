using System.Diagnostics;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.MatchingBench;

/// <summary>Build, memory, file and queries of an index at radius 31.</summary>
internal static class IndexBench
{
    private const int Runs = 5;
    private const int WarmUps = 6;
    private const int Batch = 64;

    public static int Run(int count, string kind)
    {
        var sample = Sample.Of(count, kind);
        var start = Stopwatch.GetTimestamp();
        var index = RadiusIndex.Build(sample.Hashes.Select((hash, i) => new IndexEntry(hash, (ulong)i)));
        Console.WriteLine($"{count} {kind}: built in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s on {Environment.ProcessorCount} cores, {index.Bytes / (double)count:0.0} bytes a hash");
        // In the worst kind a query reads all hashes: fewer of them.
        var queries = kind == "worst" ? sample.Queries[..64] : sample.Queries;
        var scan = Scan(sample, Math.Clamp(100_000_000 / count, 8, 400), out var scanned, out var expected);
        var found = Found(index, sample.Queries[..scanned]).Count;
        Console.WriteLine($"  scan (scalar, one query a pass): {scan:0} q/s; recall {found} of {expected}");
        Report("one by one", queries, () => { foreach (var query in queries) index.Find(query, [], PdqHash.EverydayRadius); });
        Report($"batches of {Batch}", queries, () => InBatches(index, queries));
        if (kind != "worst") Report("batches, two threads", [.. queries, .. queries], () => Parallel.Invoke(() => InBatches(index, queries), () => InBatches(index, queries)));
        File(index, queries);
        return found == expected ? 0 : 1;
    }

    public static void InBatches(RadiusIndex index, PdqHash[] queries)
    {
        var matches = new List<IndexMatch>();
        for (var first = 0; first < queries.Length; first += Batch)
        {
            matches.Clear();
            index.FindMany(queries.AsSpan(first, Math.Min(Batch, queries.Length - first)), matches, PdqHash.EverydayRadius);
        }
    }

    private static List<IndexMatch> Found(RadiusIndex index, PdqHash[] queries)
    {
        var matches = new List<IndexMatch>();
        index.FindMany(queries, matches, PdqHash.EverydayRadius);
        return matches;
    }

    private static double Scan(Sample sample, int queries, out int scanned, out int found)
    {
        found = 0;
        scanned = queries;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < queries; i++)
        {
            var query = sample.Queries[i];
            foreach (var hash in sample.Hashes) found += hash.DistanceTo(query) <= PdqHash.EverydayRadius ? 1 : 0;
        }

        return queries / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Report(string what, PdqHash[] queries, Action work)
    {
        for (var i = 1; i < WarmUps; i++) work();
        var seconds = Median.Milliseconds(Runs, work);
        Console.WriteLine($"  {what}: {queries.Length * 1000 / seconds.Value:0} q/s, median of {Runs}; {queries.Length} queries in {seconds.Text("0")} ms");
    }

    private static void File(RadiusIndex index, PdqHash[] queries)
    {
        var path = Path.Combine(Path.GetTempPath(), $"matching-bench-{Environment.ProcessId}.index");
        try
        {
            var start = Stopwatch.GetTimestamp();
            index.Save(path);
            var saved = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            var opened = RadiusIndex.Open(path);
            var open = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            opened.Verify();
            Console.WriteLine($"  saved in {saved.TotalSeconds:0.00} s, opened in {open.TotalMilliseconds:0.0} ms, verified in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
            Report("batches, mapped file", queries, () => InBatches(opened, queries));
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
