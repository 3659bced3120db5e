using System.Globalization;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;


namespace OpenHotline.Publish.Comparing;

/// <summary>A period beside another one: every number with its base, its change and its share.</summary>
/// <param name="With">Null where there is nothing to compare with.</param>
/// <param name="IsReplayed">True where the figures come from a replay and say nothing of a real hotline.</param>
/// <param name="Sentence">The headline: how many webpages, and how that compares.</param>
public sealed record Comparison(ComparedPeriod Period, ComparedPeriod? With, bool IsReplayed, string Sentence, IReadOnlyList<ComparedBase> Figures, IReadOnlyList<ComparedSeries> Breakdowns)
{
    // Which base is printed as a share of which other.
    private static readonly (Metric Metric, Metric? Of)[] Bases =
    [
        (Metric.Reports, null), (Metric.Assessed, null), (Metric.Actioned, Metric.Assessed), (Metric.Imagery, Metric.Actioned), (Metric.AnyImagery, Metric.Actioned), (Metric.SelfGenerated, Metric.Actioned),
        (Metric.Girls, Metric.Imagery), (Metric.Boys, Metric.Imagery), (Metric.BothSexes, Metric.Imagery), (Metric.Removed, null), (Metric.RemovedAfterNotice, Metric.Removed), (Metric.Things, null),
    ];

    public static Comparison Of(Period period, Figures now, Period? with, Figures? before, bool isReplayed, int decimals) => new(
        ComparedPeriod.Of(period), with is { } other ? ComparedPeriod.Of(other) : null, isReplayed, Say(period, now, with, before, decimals),
        [.. Bases.Where(one => now.Series.Any(series => series.Metric == one.Metric)).Select(one => ComparedBase.Of(one.Metric, one.Of, now, before, decimals)), .. Webpages(now, before, decimals)],
        [.. now.Series.Where(series => series.Dimension != Dimension.Month && series.Dimension != Dimension.All).Select(series => ComparedSeries.Of(series, before?.Find(series.Series), decimals))]);

    private static IEnumerable<ComparedBase> Webpages(Figures now, Figures? before, int decimals) => now.Series.Any(series => series.Metric == Metric.Actioned)
        ? [new ComparedBase("different_webpages", now.Webpages, before?.Webpages, ComparedChange.Of(before?.Webpages, now.Webpages, decimals), null)] : [];

    private static string Say(Period period, Figures now, Period? with, Figures? before, int decimals)
    {
        if (now.Total(Metric.Actioned) is not { } count) return $"The number of webpages in {period.Code} is withheld.";
        var start = string.Create(CultureInfo.InvariantCulture, $"{count:N0} webpages in {period.Code}");
        if (with is not { } other || before?.Total(Metric.Actioned) is not { } old || Change.Between(old, count, decimals) is not { } change) return start + "; there is no comparison.";
        return change.Direction == ChangeDirection.Same ? $"{start}, unchanged on {other.Code}."
            : string.Create(CultureInfo.InvariantCulture, $"{start}, {Words.Of(change.Direction)} {change.Percent}% on {old:N0} in {other.Code}.");
    }
}
