using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Publishing;

/// <summary>Adds up published figures of periods that follow each other: a year from its halves.</summary>
/// <remarks>A breakdown that one of them does not have, because an older program published it, the sum does not have. Whatever one of them withholds, the sum withholds: it tells nothing that its parts do not tell (decision 0143).</remarks>
public static class AddPublished
{
    /// <param name="parts">In the order of their days, without a gap.</param>
    /// <param name="webpages">How many different webpages all of them together hold; null where that is withheld.</param>
    public static Figures Sum(IReadOnlyList<Figures> parts, long? webpages)
    {
        var series = parts[0].Series.Select(one => one.Series).Where(one => parts.All(part => part.Find(one) is not null)).Select(one => Sum(one, [.. parts.Select(part => part.Of(one))])).ToList();
        return new Figures(parts[0].FirstOn, parts[^1].LastOn, webpages, series);
    }

    private static FigureSeries Sum(Series series, IReadOnlyList<FigureSeries> parts)
    {
        var codes = parts.SelectMany(part => part.Lines).Select(line => line.Code).Distinct(StringComparer.Ordinal);
        // A line that is nowhere printed is nought; one without a number is withheld.
        var lines = codes.Select(code => new FigureLine(code, Total(parts.Select(part => part.Count(code)))));
        return new FigureSeries(series.Metric, series.Dimension, Total(parts.Select(part => part.Base)), [.. lines]);
    }

    private static long? Total(IEnumerable<long?> counts) => counts.Aggregate((long?)0, (sum, count) => sum + count);
}
