using System.Text.Json.Serialization;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Counting;

/// <summary>What is counted: the base of every number.</summary>
public enum Metric
{
    /// <summary>Reports received, on the day they came.</summary>
    [JsonStringEnumMemberName("reports")]
    Reports = 1,

    /// <summary>Cases assessed, whatever came of it, on the day of the first assessment.</summary>
    [JsonStringEnumMemberName("assessed")]
    Assessed = 2,

    /// <summary>Webpages found unlawful and acted on, on the day of the first assessment. A page that came back counts again.</summary>
    [JsonStringEnumMemberName("actioned")]
    Actioned = 3,

    /// <summary>Those of them that show imagery: the base of severity, age, sex and how it was made.</summary>
    [JsonStringEnumMemberName("with_imagery")]
    Imagery = 4,

    /// <summary>Pages proven gone, on the day they were first seen gone, as long as their assessment stands.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed = 5,

    /// <summary>Those of them that were up when the first notice went out: the base of the time to removal.</summary>
    [JsonStringEnumMemberName("removed_after_notice")]
    RemovedAfterNotice = 6,

    /// <summary>Things without an address, such as chats and apps, found unlawful: counted apart.</summary>
    [JsonStringEnumMemberName("things")]
    Things = 7,

    /// <summary>Webpages with imagery that is "self-generated": how it was made, never consent.</summary>
    [JsonStringEnumMemberName("self_generated")]
    SelfGenerated = 8,

    /// <summary>Webpages with imagery of girls only.</summary>
    [JsonStringEnumMemberName("girls")]
    Girls = 9,

    /// <summary>Webpages with imagery of boys only.</summary>
    [JsonStringEnumMemberName("boys")]
    Boys = 10,

    /// <summary>Webpages with imagery of girls and boys.</summary>
    [JsonStringEnumMemberName("both_sexes")]
    BothSexes = 11,

    /// <summary>Webpages acted on that show imagery of any kind, drawn or photographic: the base of real, drawn or made by a machine.</summary>
    [JsonStringEnumMemberName("with_any_imagery")]
    AnyImagery = 12,
}

/// <summary>By what a count is broken down.</summary>
public enum Dimension
{
    /// <summary>Not broken down.</summary>
    [JsonStringEnumMemberName("total")]
    All = 0,

    [JsonStringEnumMemberName("source")]
    Source = 1,

    [JsonStringEnumMemberName("kind")]
    Kind = 2,

    /// <summary>The most severe category on the page.</summary>
    [JsonStringEnumMemberName("severity")]
    Severity = 3,

    /// <summary>The band of the youngest child on the page, who need not be in the most severe picture.</summary>
    [JsonStringEnumMemberName("age")]
    Age = 4,

    [JsonStringEnumMemberName("sex")]
    Sex = 5,

    [JsonStringEnumMemberName("how_made")]
    Made = 6,

    [JsonStringEnumMemberName("commercial")]
    Commercial = 7,

    [JsonStringEnumMemberName("site_type")]
    Site = 8,

    /// <summary>The country of the server, <c>onion</c>, or <c>untraced</c>.</summary>
    [JsonStringEnumMemberName("hosting_country")]
    Place = 9,

    /// <summary>From the first notice to first seen gone, in steps of <see cref="RemovalTime"/>.</summary>
    [JsonStringEnumMemberName("removal_time")]
    Time = 10,

    /// <summary>What kind of thing was reported.</summary>
    [JsonStringEnumMemberName("thing")]
    Thing = 11,

    /// <summary>The continent of the server's country: countries added up.</summary>
    [JsonStringEnumMemberName("hosting_continent")]
    Continent = 12,

    /// <summary>The calendar month: the trend.</summary>
    [JsonStringEnumMemberName("month")]
    Month = 13,

    /// <summary>The INHOPE class that follows from the answers.</summary>
    [JsonStringEnumMemberName("inhope_class")]
    Inhope = 14,

    /// <summary>The industry's class that follows from the answers.</summary>
    [JsonStringEnumMemberName("industry_class")]
    Industry = 15,

    /// <summary>Real, drawn, or made or altered by a machine.</summary>
    [JsonStringEnumMemberName("origin")]
    Origin = 16,

    /// <summary>Apparent development of the youngest child.</summary>
    [JsonStringEnumMemberName("development")]
    Development = 17,

    /// <summary>What is shown at its most severe: the answer from which the severity follows.</summary>
    [JsonStringEnumMemberName("shown")]
    Shown = 18,
}

/// <summary>Steps of the time to removal.</summary>
public enum RemovalTime
{
    WithinHour = 1,
    WithinDay = 2,
    WithinThreeDays = 3,
    WithinWeek = 4,
    Longer = 5,
}

/// <summary>One breakdown of one base.</summary>
public readonly record struct Series(Metric Metric, Dimension Dimension)
{
    /// <summary>Every published breakdown, in the order of the page.</summary>
    public static readonly IReadOnlyList<Series> All =
    [
        new(Metric.Imagery, Dimension.Made), new(Metric.SelfGenerated, Dimension.Age), new(Metric.SelfGenerated, Dimension.Severity),
        new(Metric.Imagery, Dimension.Age), new(Metric.Girls, Dimension.Age), new(Metric.Boys, Dimension.Age), new(Metric.BothSexes, Dimension.Age), new(Metric.Imagery, Dimension.Sex),
        new(Metric.Imagery, Dimension.Severity), new(Metric.Girls, Dimension.Severity), new(Metric.Boys, Dimension.Severity), new(Metric.BothSexes, Dimension.Severity),
        new(Metric.Imagery, Dimension.Shown), new(Metric.Imagery, Dimension.Development), new(Metric.AnyImagery, Dimension.Origin), new(Metric.Actioned, Dimension.Inhope), new(Metric.Imagery, Dimension.Industry),
        new(Metric.Actioned, Dimension.Continent), new(Metric.Actioned, Dimension.Place), new(Metric.Actioned, Dimension.Site), new(Metric.Actioned, Dimension.Source),
        new(Metric.Actioned, Dimension.Kind), new(Metric.Actioned, Dimension.Commercial), new(Metric.RemovedAfterNotice, Dimension.Time), new(Metric.Removed, Dimension.Place), new(Metric.Actioned, Dimension.Month),
        new(Metric.Reports, Dimension.Source), new(Metric.Reports, Dimension.Thing), new(Metric.Assessed, Dimension.Source), new(Metric.Assessed, Dimension.Thing), new(Metric.Things, Dimension.Thing),
    ];

    /// <summary>Its name in files and addresses: <c>with-imagery-by-how-made</c>.</summary>
    public string Slug => $"{Words.Of(Metric)}-by-{Words.Of(Dimension)}".Replace('_', '-');

    /// <summary>The base that a dimension stands on where nobody names one.</summary>
    public static Metric UsualBase(Dimension dimension) => dimension switch
    {
        Dimension.Severity or Dimension.Age or Dimension.Sex or Dimension.Made or Dimension.Industry or Dimension.Development or Dimension.Shown => Metric.Imagery,
        Dimension.Origin => Metric.AnyImagery,
        Dimension.Time => Metric.RemovedAfterNotice,
        Dimension.Thing => Metric.Reports,
        _ => Metric.Actioned,
    };
}
