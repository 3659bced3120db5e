using System.Text.Json;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Reporting;

/// <summary>The figures that a ministry or the network of hotlines asks for each year, in its own groups.</summary>
/// <remarks>Bands are added up within one base only; where one of them is withheld, so is their sum.</remarks>
public sealed record MemberStateTable(IReadOnlyList<MemberStateTable.Group> Groups)
{
    /// <param name="Base">What the lines are parts of.</param>
    public sealed record Group(string Title, Metric Base, Dimension By, long? BaseCount, IReadOnlyList<FigureLine> Lines);

    private static readonly (string Name, AgeBand[] Bands)[] Ages =
        [("infant (0–2)", [AgeBand.Age0To2]), ("pre-pubescent (3–13)", [AgeBand.Age3To6, AgeBand.Age7To10, AgeBand.Age11To13]), ("pubescent (14–17)", [AgeBand.Age14To15, AgeBand.Age16To17]), ("not determined", [AgeBand.Unknown])];

    private static readonly (string Name, DepictedSex[] Sexes)[] Sexes =
        [("female", [DepictedSex.Girls]), ("male", [DepictedSex.Boys]), ("both", [DepictedSex.Both]), ("not determined", [DepictedSex.Unidentified])];

    public static MemberStateTable Of(Figures figures) => new(
    [
        As(figures, "Reports received, by who sent them", Metric.Reports, Dimension.Source),
        Sums(figures, "Age of the youngest child", Dimension.Age, Ages),
        Sums(figures, "Sex", Dimension.Sex, Sexes),
        As(figures, "Type of site", Metric.Actioned, Dimension.Site),
        As(figures, "Commerciality", Metric.Actioned, Dimension.Commercial),
        As(figures, "Country of hosting", Metric.Actioned, Dimension.Place),
        As(figures, "Removed, by country of hosting", Metric.Removed, Dimension.Place),
        As(figures, "Time from notice to removal", Metric.RemovedAfterNotice, Dimension.Time),
    ]);

    public byte[] ToJson(Period period, bool isReplayed) => JsonSerializer.SerializeToUtf8Bytes(new MemberStateAnswer(ComparedPeriod.Of(period), isReplayed, Groups), ReportJson.Default.MemberStateAnswer);

    private static Group As(Figures figures, string title, Metric metric, Dimension dimension) => new(title, metric, dimension, figures.Total(metric), figures.Of(new(metric, dimension)).Lines);

    private static Group Sums<T>(Figures figures, string title, Dimension dimension, (string Name, T[] Codes)[] groups) where T : struct, Enum
    {
        var series = figures.Of(new(Metric.Imagery, dimension));
        return new Group(title, Metric.Imagery, dimension, series.Base, [.. groups.Select(group => new FigureLine(group.Name, group.Codes.Aggregate((long?)0, (sum, code) => sum + series.Count(Words.Of(code)))))]);
    }
}

/// <summary>The table as a machine reads it: published figures, so that a count may be null where it is withheld.</summary>
public sealed record MemberStateAnswer(ComparedPeriod Period, bool IsReplayed, IReadOnlyList<MemberStateTable.Group> Groups);
