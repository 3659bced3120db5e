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

    public async Task WriteAsync(HotlineDb db, CancellationToken cancellation)
    {
        var rows = new RowBatch("INSERT INTO roll_ups", "ON CONFLICT (grain, metric, dimension, day, code) DO UPDATE SET count = roll_ups.count + excluded.count",
            new("grain", ColumnKind.Number), new("metric", ColumnKind.Number), new("dimension", ColumnKind.Number), new("day", ColumnKind.Number), new("code", ColumnKind.Text), new("count", ColumnKind.LongNumber));
        var days = sums.Where(sum => sum.Value != 0).Select(sum => (Grain: Grain.Day, sum.Key.Day, sum.Key.Cell, Count: sum.Value));
        var months = sums.GroupBy(sum => (Day: MonthOf(sum.Key.Day), sum.Key.Cell), sum => sum.Value).Select(group => (Grain: Grain.Month, group.Key.Day, group.Key.Cell, Count: group.Sum())).Where(sum => sum.Count != 0);
        // Race: in one order on every machine, so that two writers cannot wait for each other's rows.
        foreach (var (grain, day, cell, count) in days.Concat(months).OrderBy(sum => (sum.Grain, sum.Cell, sum.Day)))
        {
            rows.Add(grain, Cell.All[cell].Metric, Cell.All[cell].Dimension, day, Cell.All[cell].Code, count);
        }

        await rows.WriteAsync(db, cancellation);
        var again = new RowBatch("INSERT INTO returns", "ON CONFLICT (day, last_day_before) DO UPDATE SET count = returns.count + excluded.count",
            new("day", ColumnKind.Number), new("last_day_before", ColumnKind.Number), new("count", ColumnKind.LongNumber));
        foreach (var ((day, before), count) in returns.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key)) again.Add(day, before, count);
        await again.WriteAsync(db, cancellation);
    }

    private static int MonthOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return day - date.Day + 1;
    }
}
