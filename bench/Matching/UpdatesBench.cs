using System.Diagnostics;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Tests;

namespace OpenHotline.MatchingBench;

/// <summary>Queries on one thread, alone and while another adds and removes 10,000 entries a second.</summary>
internal static class UpdatesBench
{
    private const int ChangesASecond = 10_000;
    private static readonly TimeSpan Share = TimeSpan.FromSeconds(1);

    /// <param name="kind"><c>uniform</c> or <c>clustered</c>: what is added then lies near what is there.</param>
    public static int Run(int count, string kind)
    {
        var sample = Sample.Of(count, kind);
        var index = RadiusIndex.Build(sample.Hashes.Select((hash, i) => new IndexEntry(hash, (ulong)i)));
        for (var i = 0; i < 6; i++) IndexBench.InBatches(index, sample.Queries);
        var alone = Median.Of(Enumerable.Range(0, 5).Select(_ => Rate(index, sample)).ToArray());
        using var stop = new CancellationTokenSource();
        var changed = 0;
        var writer = Task.Run(() =>
        {
            var random = new Noise(99);
            var start = Stopwatch.GetTimestamp();
            for (ulong id = 0; !stop.IsCancellationRequested; id++)
            {
                index.Add(new(kind == "clustered" ? random.Near(sample.Hashes[random.Below(count)], random.Below(60)) : random.Hash(), (1UL << 40) + id));
                var gone = (int)(id * 7919 % (ulong)count);
                index.Remove(new(sample.Hashes[gone], (ulong)gone));
                changed += 2;
                while (changed > ChangesASecond * Stopwatch.GetElapsedTime(start).TotalSeconds && !stop.IsCancellationRequested) stop.Token.WaitHandle.WaitOne(1);
            }
        });
        var began = Stopwatch.GetTimestamp();
        var meanwhile = Median.Of(Enumerable.Range(0, 15).Select(_ => Rate(index, sample)).ToArray());
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        stop.Cancel();
        writer.Wait();
        Console.WriteLine($"{count} {kind}: alone {alone.Text("0")} q/s; with {changed / seconds:0} changes a second {meanwhile.Text("0")} q/s, {meanwhile.Value / alone.Value:P0}");
        return 0;
    }

    private static double Rate(RadiusIndex index, Sample sample)
    {
        var (start, done) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(start) < Share; done += sample.Queries.Length) IndexBench.InBatches(index, sample.Queries);
        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
