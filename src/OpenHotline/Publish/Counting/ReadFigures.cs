using System.Globalization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish.Counting;

/// <summary>Reads the figures of any days, with nothing withheld: for staff, and for closing a period.</summary>
public sealed class ReadFigures(ReadCounts counts)
{
    /// <summary>The line of imagery's breakdowns for pages without imagery, where they are shown on the base of all that were acted on.</summary>
    public const string NoImagery = "no_imagery";

    /// <summary>Every published breakdown.</summary>
    public Task<Figures> RunAsync(DateOnly firstOn, DateOnly lastOn, CancellationToken cancellation) => RunAsync(firstOn, lastOn, Series.All, cancellation);

    /// <summary>Some breakdowns; each must be one that <see cref="IsKnown"/>.</summary>
    public async Task<Figures> RunAsync(DateOnly firstOn, DateOnly lastOn, IReadOnlyCollection<Series> wanted, CancellationToken cancellation)
    {
        var sums = await counts.SumsAsync(firstOn, lastOn, [.. wanted.Select(CountedFrom).Append(new Series(Metric.Actioned, Dimension.All)).Concat(wanted.Select(one => new Series(one.Metric, Dimension.All)))], cancellation);
        var returns = await counts.ReturnsAsync(firstOn, lastOn, cancellation);
        var series = new List<FigureSeries>();
        foreach (var one in wanted) series.Add(await OfAsync(one, firstOn, lastOn, sums, cancellation));
        return new Figures(firstOn, lastOn, Total(sums, Metric.Actioned) - returns, series);
    }

    /// <summary>Whether a base can be broken down so.</summary>
    public static bool IsKnown(Series series) => series.Dimension switch
    {
        Dimension.All or Dimension.Month => Cell.IsCounted(new Series(series.Metric, Dimension.All)),
        Dimension.Continent => Cell.IsCounted(series with { Dimension = Dimension.Place }),
        _ => Cell.IsCounted(series) || IsOfAllActioned(series),
    };

    private async Task<FigureSeries> OfAsync(Series series, DateOnly firstOn, DateOnly lastOn, IReadOnlyList<ReadCounts.Line> sums, CancellationToken cancellation)
    {
        if (series.Dimension == Dimension.Month) return await MonthsAsync(series.Metric, firstOn, lastOn, sums, cancellation);
        var from = CountedFrom(series);
        var whole = Total(sums, series.Metric);
        var lines = sums.Where(sum => series.Dimension != Dimension.All && sum.Metric == from.Metric && sum.Dimension == from.Dimension && sum.Count != 0).Select(sum => new FigureLine(sum.Code, sum.Count)).ToList();
        if (series.Dimension == Dimension.Continent)
            lines = [.. lines.GroupBy(line => Places.ContinentOf(line.Code), (continent, countries) => new FigureLine(continent, countries.Sum(line => line.Count)))];
        if (IsOfAllActioned(series) && whole - lines.Sum(line => line.Count ?? 0) is > 0 and var rest) lines.Add(new FigureLine(NoImagery, rest));
        return new FigureSeries(series.Metric, series.Dimension, whole, [.. lines.OrderBy(line => OrderOf(series.Dimension, line)).ThenBy(line => line.Code, StringComparer.Ordinal)]);
    }

    private async Task<FigureSeries> MonthsAsync(Metric metric, DateOnly firstOn, DateOnly lastOn, IReadOnlyList<ReadCounts.Line> sums, CancellationToken cancellation)
    {
        // A month that is not whole in these days is added up from its days.
        var days = await counts.DaysAsync(firstOn, lastOn, new Series(metric, Dimension.All), firstOn.Day == 1 && lastOn.AddDays(1).Day == 1 ? Grain.Month : Grain.Day, cancellation);
        return new FigureSeries(metric, Dimension.Month, Total(sums, metric), [.. days.GroupBy(line => line.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture), (month, lines) => new FigureLine(month, lines.Sum(line => line.Count)))]);
    }

    // Breakdowns of imagery can be shown on all that were acted on; what shows no imagery is then a line of its own.
    private static bool IsOfAllActioned(Series series) => series.Metric == Metric.Actioned && series.Dimension is Dimension.Severity or Dimension.Age or Dimension.Sex or Dimension.Made or Dimension.Industry or Dimension.Development or Dimension.Shown;

    private static Series CountedFrom(Series series) => series.Dimension switch
    {
        Dimension.Continent => series with { Dimension = Dimension.Place },
        Dimension.Month => series with { Dimension = Dimension.All },
        _ => IsOfAllActioned(series) ? series with { Metric = Metric.Imagery } : series,
    };

    private static long Total(IReadOnlyList<ReadCounts.Line> sums, Metric metric) => sums.FirstOrDefault(sum => sum.Metric == metric && sum.Dimension == Dimension.All).Count;

    // Bands of age, severity and time stand in their order; everything else with the most first. What is not known stands last.
    private static long OrderOf(Dimension dimension, FigureLine line) => dimension switch
    {
        Dimension.Age => Last(Words.Read<AgeBand>(line.Code)),
        Dimension.Severity => Last(Words.Read<UkCategory>(line.Code)),
        Dimension.Inhope => Last(Words.Read<InhopeClass>(line.Code)),
        Dimension.Industry => Last(Words.Read<IndustryClass>(line.Code)),
        Dimension.Origin => Last(Words.Read<Origin>(line.Code)),
        Dimension.Development => Last(Words.Read<Development>(line.Code)),
        Dimension.Shown => Last(Words.Read<WhatIsShown>(line.Code)),
        Dimension.Time => Last(Words.Read<RemovalTime>(line.Code)),
        _ => line.Code is Places.Untraced or NoImagery ? long.MaxValue : -(line.Count ?? 0),
    };

    private static long Last(Enum? value) => value is null ? long.MaxValue : Convert.ToInt64(value, CultureInfo.InvariantCulture) is > 0 and var number ? number : long.MaxValue - 1;
}
