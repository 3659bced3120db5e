using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Withholding;

/// <summary>Takes small numbers out of figures, and as many others as it needs so that none can be worked out from sums.</summary>
/// <remarks>
/// In a breakdown whose sum is shown, what is withheld must leave every withheld number at least two possible values, even
/// for somebody who knows this rule (decision 0104). Across breakdowns that share numbers, an outsider who adds and subtracts
/// everything that is printed must not find a small number, printed or not (decision 0142).
/// </remarks>
public sealed class Withhold(int smallestShown)
{
    private const int MostSteps = 4;

    public Figures From(Figures figures)
    {
        var known = new KnownSums(figures);
        var withheld = known.Counts.Where(number => KnownSums.IsPrinted(number.Key) && IsSmall(number.Value)).Select(number => number.Key).ToHashSet();
        do
        {
            foreach (var series in figures.Series) Complete(known, series, withheld);
            foreach (var sum in known.Sums.Where(sum => sum.Whole.Dimension == Dimension.Continent)) Complete(known, sum, withheld);
        }
        while (WithholdMore(known, withheld));
        return figures with
        {
            Webpages = withheld.Contains(KnownSums.Webpages) ? null : figures.Webpages,
            Series = [.. figures.Series.Select(series => Without(known, series, withheld))],
        };
    }

    /// <summary>The places that are withheld of a breakdown whose sum is shown.</summary>
    /// <param name="counts">The lines of the breakdown.</param>
    /// <param name="also">Places that are withheld for another reason.</param>
    public IReadOnlySet<int> HiddenIn(IReadOnlyList<long> counts, IEnumerable<int>? also = null)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(at => IsSmall(counts[at])).Concat(also ?? []).ToHashSet();
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

    /// <summary>The places that are withheld of numbers of which several sums are shown: none can be worked out from any one of the sums.</summary>
    /// <param name="sums">The places of each sum.</param>
    public IReadOnlySet<int> HiddenIn(IReadOnlyList<long> counts, IReadOnlyList<IReadOnlyList<int>> sums)
    {
        var hidden = new HashSet<int>();
        int before;
        do
        {
            before = hidden.Count;
            foreach (var places in sums)
            {
                var also = Enumerable.Range(0, places.Count).Where(at => hidden.Contains(places[at]));
                hidden.UnionWith(HiddenIn([.. places.Select(place => counts[place])], also).Select(at => places[at]));
            }
        }
        while (hidden.Count > before);
        return hidden;
    }

    /// <summary>Where a base is withheld, so is everything that stands on it; else its lines are completed.</summary>
    private void Complete(KnownSums known, FigureSeries series, HashSet<Place> withheld)
    {
        var places = series.Lines.Select(line => known.Line(series.Metric, series.Dimension, line.Code)).ToArray();
        if (withheld.Contains(KnownSums.Base(series.Metric)))
        {
            withheld.UnionWith(places);
            return;
        }

        withheld.UnionWith(HiddenIn([.. series.Lines.Select(line => line.Count ?? 0)], Enumerable.Range(0, places.Length).Where(at => withheld.Contains(places[at]))).Select(at => places[at]));
    }

    private void Complete(KnownSums known, KnownSum sum, HashSet<Place> withheld)
    {
        if (withheld.Contains(sum.Whole)) withheld.UnionWith(sum.Parts);
        else withheld.UnionWith(HiddenIn([.. sum.Parts.Select(part => known.Counts[part])], Enumerable.Range(0, sum.Parts.Count).Where(at => withheld.Contains(sum.Parts[at]))).Select(at => sum.Parts[at]));
    }

    /// <summary>Withholds the least number by which somebody outside found a small one; false where nobody finds any.</summary>
    private bool WithholdMore(KnownSums known, HashSet<Place> withheld)
    {
        var before = withheld.Count;
        var outsider = new Outsider(known, withheld);
        foreach (var place in known.Counts.Where(number => IsSmall(number.Value) && outsider.Knows(number.Key)).Select(number => number.Key))
        {
            if (LeastBeside(known, place, withheld) is { } least) withheld.Add(least);
        }

        return withheld.Count > before;
    }

    /// <summary>The least printed number in a sum with this one; where all of those are withheld, in a sum with one of them, and so on.</summary>
    private static Place? LeastBeside(KnownSums known, Place place, HashSet<Place> withheld)
    {
        var reached = new HashSet<Place> { place };
        for (var step = 0; step < MostSteps; step++)
        {
            reached.UnionWith(known.Sums.Where(sum => reached.Contains(sum.Whole) || sum.Parts.Any(reached.Contains)).SelectMany(sum => sum.Parts.Append(sum.Whole)).ToList());
            var given = reached.Where(one => KnownSums.IsPrinted(one) && !withheld.Contains(one) && known.Counts[one] > 0)
                // A line costs less than a base, and a small number less than a large one.
                .OrderBy(one => one.Dimension == Dimension.All).ThenBy(one => known.Counts[one]).ThenBy(one => one.Metric).ThenBy(one => one.Dimension).ThenBy(one => one.Code, StringComparer.Ordinal)
                .Select(one => (Place?)one).FirstOrDefault();
            if (given is not null) return given;
        }

        return null;
    }

    private bool IsSafe(HashSet<int> hidden, IReadOnlyList<long> counts)
    {
        var sum = hidden.Sum(at => counts[at]);
        var allAreSmall = hidden.All(at => IsSmall(counts[at]));
        return hidden.Count >= 2 && (allAreSmall ? sum > hidden.Count && sum < hidden.Count * (smallestShown - 1L) : sum >= 3L * smallestShown);
    }

    private bool IsSmall(long count) => count > 0 && count < smallestShown;

    private static FigureSeries Without(KnownSums known, FigureSeries series, HashSet<Place> withheld) => series with
    {
        Base = withheld.Contains(KnownSums.Base(series.Metric)) ? null : series.Base,
        Lines = [.. series.Lines.Select(line => withheld.Contains(known.Line(series.Metric, series.Dimension, line.Code)) ? line with { Count = null } : line)],
    };
}
