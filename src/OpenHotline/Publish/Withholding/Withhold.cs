namespace OpenHotline.Publish;

/// <summary>Takes small numbers out of figures, and as many others as it needs so that none can be worked out from a sum.</summary>
/// <remarks>
/// In a breakdown whose sum is shown, what is withheld must leave every withheld number at least two possible values, even
/// for somebody who knows this rule (decision 0104). So no small number is withheld alone, and the sum of those withheld
/// is neither the least nor the most that so many small ones can have.
/// </remarks>
public sealed class Withhold(int smallestShown)
{
    public Figures From(Figures figures)
    {
        var series = figures.Series.Select(From).ToList();
        // The base of severity, age, sex and making is itself a line of the kinds: withheld there, it is withheld here.
        var kinds = series.Find(one => one is { Metric: Metric.Actioned, Dimension: Dimension.Kind });
        var imageryIsHidden = kinds is not null && (kinds.Base is null || kinds.Lines.Any(line => line.Count is null && line.Code == "1"));
        if (imageryIsHidden) series = [.. series.Select(one => one.Metric == Metric.Imagery ? Nothing(one) : one)];
        var removed = figures.Series.FirstOrDefault(one => one.Metric == Metric.Removed)?.Base;
        var afterNotice = figures.Series.FirstOrDefault(one => one.Metric == Metric.RemovedAfterNotice)?.Base;
        // What was gone before a notice is the difference of two bases.
        if (removed - afterNotice is { } gone && IsSmall(gone)) series = [.. series.Select(one => one.Metric == Metric.RemovedAfterNotice ? Nothing(one) : one)];
        var actioned = figures.Series.FirstOrDefault(one => one.Metric == Metric.Actioned)?.Base;
        var isHidden = figures.Webpages is not { } pages || IsSmall(pages) || (actioned - pages is { } again && IsSmall(again));
        return figures with { Webpages = isHidden ? null : figures.Webpages, Series = series };
    }

    /// <summary>The same for one breakdown.</summary>
    public FigureSeries From(FigureSeries series)
    {
        var counts = series.Lines.Select(line => line.Count ?? 0).ToArray();
        if (series.Base is not { } whole || IsSmall(whole)) return Nothing(series);
        var hidden = HiddenIn(counts);
        return series with { Lines = [.. series.Lines.Select((line, at) => hidden.Contains(at) ? line with { Count = null } : line)] };
    }

    /// <summary>The places that are withheld of a breakdown whose sum is shown.</summary>
    public IReadOnlySet<int> HiddenIn(IReadOnlyList<long> counts)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(at => IsSmall(counts[at])).ToHashSet();
        if (hidden.Count == 0) return hidden;
        while (!IsSafe(hidden, counts))
        {
            var rest = Enumerable.Range(0, counts.Count).Where(at => !hidden.Contains(at) && counts[at] > 0).ToList();
            if (rest.Count == 0) break;
            // All that are equal go together: which of them was taken must not tell anything.
            var least = rest.Min(at => counts[at]);
            hidden.UnionWith(rest.Where(at => counts[at] == least));
        }

        return hidden;
    }

    private bool IsSafe(HashSet<int> hidden, IReadOnlyList<long> counts)
    {
        var sum = hidden.Sum(at => counts[at]);
        var allAreSmall = hidden.All(at => IsSmall(counts[at]));
        return hidden.Count >= 2 && (allAreSmall ? sum > hidden.Count && sum < hidden.Count * (smallestShown - 1L) : sum >= 3L * smallestShown);
    }

    private bool IsSmall(long count) => count > 0 && count < smallestShown;

    private static FigureSeries Nothing(FigureSeries series) => series with { Base = series.Base is 0 ? 0 : null, Lines = [.. series.Lines.Select(line => line with { Count = null })] };
}
