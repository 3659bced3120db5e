using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Comparing;

/// <summary>A period with its days.</summary>
public sealed record ComparedPeriod(string Code, DateOnly FirstOn, DateOnly LastOn)
{
    public static ComparedPeriod Of(Period period) => new(period.Code, period.FirstOn, period.LastOn);
}

/// <summary>How a number changed, in percent of the number before. Absent where there is no comparison.</summary>
public sealed record ComparedChange(ChangeDirection Direction, decimal Percent)
{
    public static ComparedChange? Of(long? before, long? now, int decimals) => Change.Between(before, now, decimals) is { } change ? new ComparedChange(change.Direction, change.Percent) : null;
}

/// <summary>A number as a part of its base.</summary>
/// <param name="Base">What it is a part of.</param>
/// <param name="BaseCount">Null where withheld.</param>
/// <param name="Percent">To one decimal, or as many as were asked for.</param>
/// <param name="WholePercent">The same in whole percent, rounded from the exact share.</param>
/// <param name="Points">By how many percentage points the share changed: not percent.</param>
public sealed record ComparedShare(Metric Base, long? BaseCount, decimal? Percent, decimal? WholePercent, long? BaseBefore, decimal? PercentBefore, ChangeDirection? PointsDirection, decimal? Points)
{
    public static ComparedShare Of(Metric metric, long? part, long? whole, long? partBefore, long? wholeBefore, int decimals)
    {
        var fine = Math.Max(1, decimals);
        var points = PointChange.Between(partBefore, wholeBefore, part, whole, fine);
        return new ComparedShare(metric, whole, Rounding.Share(part, whole, fine), Rounding.Share(part, whole), wholeBefore, Rounding.Share(partBefore, wholeBefore, fine), points?.Direction, points?.Points);
    }
}

/// <summary>One number beside the one before.</summary>
/// <param name="Name">A base, or <c>different_webpages</c>.</param>
/// <param name="Count">Null where withheld.</param>
/// <param name="Change">Null where there is no comparison.</param>
/// <param name="Share">Null where it is not a part of another.</param>
public sealed record ComparedBase(string Name, long? Count, long? Before, ComparedChange? Change, ComparedShare? Share)
{
    public static ComparedBase Of(Metric metric, Metric? of, Figures now, Figures? before, int decimals)
    {
        var (count, old) = (now.Total(metric), before?.Total(metric));
        var share = of is { } whole && now.Series.Any(series => series.Metric == whole) ? ComparedShare.Of(whole, count, now.Total(whole), old, before?.Total(whole), decimals) : null;
        return new ComparedBase(Words.Of(metric), count, old, ComparedChange.Of(old, count, decimals), share);
    }
}

/// <summary>A breakdown beside the one before.</summary>
public sealed record ComparedSeries(Metric Base, long? BaseCount, long? BaseBefore, Dimension By, IReadOnlyList<ComparedLine> Lines)
{
    public static ComparedSeries Of(FigureSeries now, FigureSeries? before, int decimals)
    {
        var codes = now.Lines.Select(line => line.Code).Concat(before?.Lines.Select(line => line.Code) ?? []).Distinct(StringComparer.Ordinal);
        return new ComparedSeries(now.Metric, now.Base, before?.Base, now.Dimension, [.. codes.Select(code => ComparedLine.Of(code, now, before, decimals))]);
    }
}

/// <summary>A line of a breakdown beside the one before.</summary>
/// <param name="IsWithheld">True where the count is small or would give a small one away.</param>
public sealed record ComparedLine(string Code, long? Count, bool IsWithheld, long? Before, ComparedChange? Change, ComparedShare Share)
{
    public static ComparedLine Of(string code, FigureSeries now, FigureSeries? before, int decimals)
    {
        var (count, old) = (now.Count(code), before?.Count(code));
        return new ComparedLine(code, count, count is null, old, ComparedChange.Of(old, count, decimals), ComparedShare.Of(now.Metric, count, now.Base, old, before?.Base, decimals));
    }
}
