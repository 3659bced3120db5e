using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish;

/// <summary>Reads the figures of any days, with nothing withheld: for staff, and for closing a period.</summary>
public sealed class ReadFigures(HotlineDb db)
{
    public async Task<Figures> RunAsync(DateOnly firstOn, DateOnly lastOn, CancellationToken cancellation)
    {
        var sums = await db.ListAsync("SELECT metric, dimension, code, CAST(SUM(count) AS bigint) FROM daily_counts WHERE day >= @first AND day <= @last GROUP BY metric, dimension, code",
            row => (Metric: (Metric)row.GetInt32(0), Dimension: (Dimension)row.GetInt32(1), Code: row.GetString(2), Count: row.GetInt64(3)), cancellation, ("first", firstOn), ("last", lastOn));
        var webpages = await db.ListAsync("SELECT COUNT(DISTINCT webpage_id) FROM counted_episodes WHERE day >= @first AND day <= @last AND is_actioned = @yes AND thing = 1",
            row => row.GetInt64(0), cancellation, ("first", firstOn), ("last", lastOn), ("yes", true));
        return new Figures(firstOn, lastOn, webpages[0], [.. Series.All.Select(series => new FigureSeries(series.Metric, series.Dimension,
            sums.Where(sum => sum.Metric == series.Metric && sum.Dimension == Dimension.All).Sum(sum => sum.Count),
            [.. sums.Where(sum => sum.Metric == series.Metric && sum.Dimension == series.Dimension && sum.Count != 0).OrderBy(sum => OrderOf(series.Dimension, sum.Code, sum.Count)).ThenBy(sum => sum.Code, StringComparer.Ordinal)
                .Select(sum => new FigureLine(sum.Code, sum.Count))]))]);
    }

    // Steps of age, severity and time stand in their order; everything else with the most first.
    private static long OrderOf(Dimension dimension, string code, long count) => dimension is Dimension.Age or Dimension.Severity or Dimension.Time
        ? code == "0" ? long.MaxValue : long.Parse(code, System.Globalization.CultureInfo.InvariantCulture)
        : -count;
}
