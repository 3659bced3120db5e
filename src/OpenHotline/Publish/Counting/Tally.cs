using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish;

/// <summary>Adds up what a batch of facts changes, and writes each sum once.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(DateOnly Day, Metric Metric, Dimension Dimension, string Code), long> sums = [];

    public void Add(DateOnly day, Metric metric, Dimension dimension, string code, long more = 1)
    {
        var key = (day, metric, dimension, code);
        sums[key] = sums.GetValueOrDefault(key) + more;
    }

    public void Add(CountedEpisode episode, long more)
    {
        foreach (var (metric, dimension, code) in episode.Lines()) Add(episode.Day, metric, dimension, code, more);
    }

    public async Task WriteAsync(HotlineDb db, CancellationToken cancellation)
    {
        // In one order on every machine, so that two writers cannot wait for each other's rows.
        foreach (var ((day, metric, dimension, code), more) in sums.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key))
        {
            await db.ExecuteAsync("INSERT INTO daily_counts (day, metric, dimension, code, count) VALUES (@day, @metric, @dimension, @code, @more)"
                + " ON CONFLICT (day, metric, dimension, code) DO UPDATE SET count = daily_counts.count + excluded.count",
                cancellation, ("day", day), ("metric", metric), ("dimension", dimension), ("code", code), ("more", more));
        }
    }
}
