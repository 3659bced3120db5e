using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish.Counting;

/// <summary>Adds roll-ups up over any days: whole months from the months, the days at the edges from the days.</summary>
/// <remarks>The cost grows with the months and the edges, at most some sixty days, and not with what was counted.</remarks>
public sealed class ReadCounts(HotlineDb db)
{
    /// <summary>A line of a breakdown; the code is empty for a base itself.</summary>
    public readonly record struct Line(Metric Metric, Dimension Dimension, string Code, long Count);

    /// <summary>A line on a day, or in a month by its first day.</summary>
    public readonly record struct DayLine(DateOnly Day, string Code, long Count);

    private readonly record struct Span(Grain Grain, DateOnly FirstOn, DateOnly LastOn);

    /// <summary>The sums of some counted breakdowns; <see cref="Dimension.All"/> gives the base itself.</summary>
    public async Task<IReadOnlyList<Line>> SumsAsync(DateOnly firstOn, DateOnly lastOn, IReadOnlyCollection<Series> wanted, CancellationToken cancellation)
    {
        if (wanted.Count == 0) return [];
        // Only numbers of enums stand in this text. CROSS JOIN: SQLite then begins with the few that are wanted, whatever it thinks of their number.
        var list = string.Join(',', wanted.Distinct().Select(series => $"({(int)series.Metric},{(int)series.Dimension})"));
        var spans = Spans(firstOn, lastOn).ToArray();
        var parts = spans.Select((_, at) => "SELECT wanted.column1 AS metric, wanted.column2 AS dimension, one.code AS code, one.count AS count FROM (VALUES " + list + ") AS wanted CROSS JOIN roll_ups AS one WHERE one.grain = @grain" + at
            + " AND one.metric = wanted.column1 AND one.dimension = wanted.column2 AND one.day >= @first" + at + " AND one.day <= @last" + at);
        return await db.ListAsync("SELECT metric, dimension, code, CAST(SUM(count) AS bigint) FROM (" + string.Join(" UNION ALL ", parts) + ") AS parts GROUP BY metric, dimension, code",
            row => new Line((Metric)row.GetInt32(0), (Dimension)row.GetInt32(1), row.GetString(2), row.GetInt64(3)), cancellation, [.. spans.SelectMany(Parameters)]);
    }

    /// <summary>One counted breakdown day by day, or month by month for whole months.</summary>
    public Task<List<DayLine>> DaysAsync(DateOnly firstOn, DateOnly lastOn, Series wanted, Grain grain, CancellationToken cancellation) =>
        db.ListAsync("SELECT day, code, count FROM roll_ups WHERE grain = @grain AND metric = @metric AND dimension = @dimension AND day >= @first AND day <= @last AND count <> 0 ORDER BY day, code",
            row => new DayLine(DateOnly.FromDayNumber(row.GetInt32(0)), row.GetString(1), row.GetInt64(2)), cancellation,
            ("grain", grain), ("metric", wanted.Metric), ("dimension", wanted.Dimension), ("first", firstOn), ("last", lastOn));

    /// <summary>How many of the webpages acted on in these days had been acted on in them before.</summary>
    public async Task<long> ReturnsAsync(DateOnly firstOn, DateOnly lastOn, CancellationToken cancellation) =>
        (await db.ListAsync("SELECT CAST(COALESCE(SUM(count), 0) AS bigint) FROM returns WHERE day >= @first AND day <= @last AND last_day_before >= @first",
            row => row.GetInt64(0), cancellation, ("first", firstOn), ("last", lastOn)))[0];

    /// <summary>The first and last day on which anything was counted; null where nothing was.</summary>
    public async Task<(DateOnly FirstOn, DateOnly LastOn)?> KnownDaysAsync(CancellationToken cancellation)
    {
        var found = await db.ListAsync("SELECT MIN(day), MAX(day) FROM roll_ups WHERE grain = @grain AND dimension = @all AND metric IN (1, 2, 3, 5, 7)",
            row => row.IsDBNull(0) ? ((DateOnly, DateOnly)?)null : (DateOnly.FromDayNumber(row.GetInt32(0)), DateOnly.FromDayNumber(row.GetInt32(1))), cancellation, ("grain", Grain.Day), ("all", Dimension.All));
        return found[0];
    }

    private static IEnumerable<Span> Spans(DateOnly firstOn, DateOnly lastOn)
    {
        var month = firstOn.Day == 1 ? firstOn : firstOn.AddDays(1 - firstOn.Day).AddMonths(1);
        var rest = lastOn.AddDays(1) is var after && after.Day == 1 ? after : lastOn.AddDays(1 - lastOn.Day);
        if (month >= rest) return [new Span(Grain.Day, firstOn, lastOn)];
        return Edges(firstOn, lastOn, month, rest);
    }

    private static IEnumerable<Span> Edges(DateOnly firstOn, DateOnly lastOn, DateOnly month, DateOnly rest)
    {
        if (firstOn < month) yield return new Span(Grain.Day, firstOn, month.AddDays(-1));
        yield return new Span(Grain.Month, month, rest.AddDays(-1));
        if (rest <= lastOn) yield return new Span(Grain.Day, rest, lastOn);
    }

    private static IEnumerable<(string Name, object? Value)> Parameters(Span span, int at) => [($"grain{at}", span.Grain), ($"first{at}", span.FirstOn), ($"last{at}", span.LastOn)];
}
