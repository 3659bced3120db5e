using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish.Counting;

/// <summary>One sum: how much a cell counts on a day or in a month, or how much more.</summary>
/// <param name="Day">The day's number, or that of the month's first day.</param>
internal readonly record struct CountedSum(Grain Grain, int Day, int Cell, long Count)
{
    /// <summary>Adds sums to what the table says.</summary>
    public static Task WriteAsync(HotlineDb db, IEnumerable<CountedSum> sums, CancellationToken cancellation)
    {
        var rows = new RowBatch("INSERT INTO roll_ups", "ON CONFLICT (grain, metric, dimension, day, code) DO UPDATE SET count = roll_ups.count + excluded.count",
            new("grain", ColumnKind.Number), new("metric", ColumnKind.Number), new("dimension", ColumnKind.Number), new("day", ColumnKind.Number), new("code", ColumnKind.Text), new("count", ColumnKind.LongNumber));
        // Race: in one order on every machine, so that two writers cannot wait for each other's rows; in that of the key, so that the index grows at its end.
        foreach (var sum in sums.Where(sum => sum.Count != 0).OrderBy(sum => sum.Place))
        {
            var cell = Counting.Cell.All[sum.Cell];
            rows.Add((int)sum.Grain, (int)cell.Metric, (int)cell.Dimension, sum.Day, cell.Code, sum.Count);
        }

        return rows.WriteAsync(db, cancellation);
    }

    private long Place
    {
        get
        {
            var cell = Counting.Cell.All[Cell];
            return ((long)Grain << 56) | ((long)cell.Metric << 48) | ((long)cell.Dimension << 40) | ((long)Day << 16) | (long)Cell;
        }
    }
}
