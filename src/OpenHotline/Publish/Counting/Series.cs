namespace OpenHotline.Publish;

/// <summary>What is counted: the base of every number.</summary>
public enum Metric
{
    /// <summary>Reports received, on the day they came.</summary>
    Reports = 1,

    /// <summary>Cases assessed, whatever came of it, on the day of the first assessment.</summary>
    Assessed = 2,

    /// <summary>Webpages found unlawful and acted on, on the day of the first assessment. A page that came back counts again.</summary>
    Actioned = 3,

    /// <summary>Those of them that show imagery: the base of severity, age, sex and how it was made.</summary>
    Imagery = 4,

    /// <summary>Pages proven gone, on the day they were first seen gone.</summary>
    Removed = 5,

    /// <summary>Those of them that were up when the first notice went out: the base of the time to removal.</summary>
    RemovedAfterNotice = 6,

    /// <summary>Things without an address, such as chats and apps, found unlawful: counted apart.</summary>
    Things = 7,
}

/// <summary>By what a count is broken down.</summary>
public enum Dimension
{
    /// <summary>Not broken down.</summary>
    All = 0,

    Source = 1,
    Kind = 2,
    Severity = 3,
    Age = 4,
    Sex = 5,
    Made = 6,
    Commercial = 7,
    Site = 8,

    /// <summary>The country of the server, <c>onion</c>, or <c>?</c> where nobody was traced.</summary>
    Place = 9,

    /// <summary>From the first notice to first seen gone, in steps of <see cref="RemovalTime"/>.</summary>
    Time = 10,

    /// <summary>What kind of thing was reported.</summary>
    Thing = 11,
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

/// <summary>One published breakdown.</summary>
public readonly record struct Series(Metric Metric, Dimension Dimension)
{
    /// <summary>Every breakdown, in the order of the page. Each base stands before its breakdowns.</summary>
    public static readonly IReadOnlyList<Series> All =
    [
        new(Metric.Actioned, Dimension.Source), new(Metric.Actioned, Dimension.Kind), new(Metric.Imagery, Dimension.Severity), new(Metric.Imagery, Dimension.Age),
        new(Metric.Imagery, Dimension.Sex), new(Metric.Imagery, Dimension.Made), new(Metric.Actioned, Dimension.Commercial), new(Metric.Actioned, Dimension.Site),
        new(Metric.Actioned, Dimension.Place), new(Metric.RemovedAfterNotice, Dimension.Time), new(Metric.Removed, Dimension.Place),
        new(Metric.Reports, Dimension.Source), new(Metric.Reports, Dimension.Thing), new(Metric.Assessed, Dimension.Source), new(Metric.Things, Dimension.Thing),
    ];

    /// <summary>Its name in files and addresses: <c>actioned-by-source</c>.</summary>
    public string Slug => $"{Metric}-by-{Dimension}".ToLowerInvariant();
}
