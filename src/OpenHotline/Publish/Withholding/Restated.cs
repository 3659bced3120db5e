using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Withholding;

/// <summary>Which of the figures of today may stand beside the published ones of the same period.</summary>
/// <remarks>
/// A reader subtracts the two. So a base is restated only where it differs by nothing or by no small number, and the lines
/// of a breakdown only where that is true of the base and of every line; else that breakdown is not restated at all.
/// </remarks>
public sealed class Restated(int smallestShown)
{
    /// <summary>The breakdowns that changed and may be shown; what is not among them stays as it was published.</summary>
    /// <param name="before">As published, or as restated last.</param>
    /// <param name="now">As counted now, small numbers withheld.</param>
    public Figures Of(Figures before, Figures now)
    {
        var bases = now.Series.Select(series => series.Metric).Distinct().ToDictionary(metric => metric, metric => IsShown(before.Total(metric), now.Total(metric)));
        // A base that is a part of another is a line of it: one that may not be told apart makes the other tell it too.
        var isWhole = bases.Values.All(shown => shown);
        var series = isWhole ? now.Series.Where(one => before.Series.Any(old => old.Series == one.Series)).Where(one => MayStand(before.Of(one.Series), one)) : [];
        var changed = series.Where(one => !Same(before.Of(one.Series), one)).ToList();
        return now with { Webpages = null, Series = changed };
    }

    private bool MayStand(FigureSeries before, FigureSeries now) =>
        before.Lines.Concat(now.Lines).Select(line => line.Code).Distinct(StringComparer.Ordinal).All(code => before.Count(code) is null == now.Count(code) is null && IsShown(before.Count(code), now.Count(code)));

    private bool IsShown(long? before, long? now)
    {
        if (before is not { } old || now is not { } count) return before is null && now is null;
        return old == count || Math.Abs(count - old) >= smallestShown;
    }

    private static bool Same(FigureSeries before, FigureSeries now) => before.Base == now.Base && now.Lines.All(line => before.Count(line.Code) == line.Count) && before.Lines.All(line => now.Count(line.Code) == line.Count);
}
