using System.Runtime.InteropServices;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish.Counting;

/// <summary>Adds up what facts change, and writes each sum once, by day and by month.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(int Day, int Cell), long> sums = [];
    private readonly Dictionary<(int Day, int LastDayBefore), long> returns = [];

    /// <param name="code">The number of the code in its enum, or of the place.</param>
    public void Add(int day, Metric metric, Dimension dimension, int code, long more) =>
        CollectionsMarshal.GetValueRefOrAddDefault(sums, (day, Cell.Of(metric, dimension, code)), out _) += more;

    public void AddReturn(int day, int lastDayBefore, long more) => CollectionsMarshal.GetValueRefOrAddDefault(returns, (day, lastDayBefore), out _) += more;

    public void AddReport(int day, int source, int thing)
    {
        Add(day, Metric.Reports, Dimension.All, 0, 1);
        Add(day, Metric.Reports, Dimension.Source, CountedFact.Code(source), 1);
        Add(day, Metric.Reports, Dimension.Thing, CountedFact.Code(thing), 1);
    }

    public void Add(Tally other)
    {
        foreach (var (key, more) in other.sums) CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += more;
        foreach (var (key, more) in other.returns) CollectionsMarshal.GetValueRefOrAddDefault(returns, key, out _) += more;
    }

    /// <summary>What was added up, by day and by month.</summary>
    public IEnumerable<CountedSum> Sums()
    {
        var months = new Dictionary<(int Day, int Cell), long>();
        foreach (var ((day, cell), count) in sums)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(months, (MonthOf(day), cell), out _) += count;
            yield return new CountedSum(Grain.Day, day, cell, count);
        }

        foreach (var ((day, cell), count) in months) yield return new CountedSum(Grain.Month, day, cell, count);
    }

    public async Task WriteAsync(HotlineDb db, CancellationToken cancellation)
    {
        await CountedSum.WriteAsync(db, Sums(), cancellation);
        await WriteReturnsAsync(db, cancellation);
    }

    public async Task WriteReturnsAsync(HotlineDb db, CancellationToken cancellation)
    {
        var rows = new RowBatch("INSERT INTO returns", "ON CONFLICT (day, last_day_before) DO UPDATE SET count = returns.count + excluded.count",
            new("day", ColumnKind.Number), new("last_day_before", ColumnKind.Number), new("count", ColumnKind.LongNumber));
        foreach (var ((day, before), count) in returns.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key)) rows.Add(day, before, count);
        await rows.WriteAsync(db, cancellation);
    }

    private static int MonthOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return day - date.Day + 1;
    }
}
