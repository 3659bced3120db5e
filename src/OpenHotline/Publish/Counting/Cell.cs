using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish.Counting;

/// <summary>One number that can be counted on a day: a base, or one line of a breakdown of it. Cells have small numbers, so that adding up is cheap.</summary>
internal readonly record struct Cell(Metric Metric, Dimension Dimension, string Code)
{
    /// <summary>No enum of the facts has a number this large.</summary>
    public const int MostCodes = 32;

    private static readonly Dimension[] OfImagery = [Dimension.Severity, Dimension.Age, Dimension.Sex, Dimension.Made, Dimension.Industry, Dimension.Development, Dimension.Shown];

    /// <summary>What is counted of each base. Continents and months are added up when they are read.</summary>
    private static readonly (Metric Metric, Dimension[] Dimensions)[] Counted =
    [
        (Metric.Reports, [Dimension.Source, Dimension.Thing]),
        (Metric.Assessed, [Dimension.Source, Dimension.Thing]),
        (Metric.Actioned, [Dimension.Source, Dimension.Kind, Dimension.Commercial, Dimension.Site, Dimension.Place, Dimension.Inhope]),
        (Metric.Imagery, OfImagery),
        (Metric.AnyImagery, [Dimension.Origin]),
        (Metric.Removed, [Dimension.Place]),
        (Metric.RemovedAfterNotice, [Dimension.Time, Dimension.Place]),
        (Metric.Things, [Dimension.Thing]),
        (Metric.SelfGenerated, [Dimension.Severity, Dimension.Age, Dimension.Sex]),
        (Metric.Girls, [Dimension.Severity, Dimension.Age, Dimension.Made]),
        (Metric.Boys, [Dimension.Severity, Dimension.Age, Dimension.Made]),
        (Metric.BothSexes, [Dimension.Severity, Dimension.Age, Dimension.Made]),
    ];

    private static readonly int[,] Firsts = new int[(int)Metric.AnyImagery + 1, (int)Dimension.Shown + 1];

    /// <summary>Every cell, at its number.</summary>
    public static readonly IReadOnlyList<Cell> All = Number();

    /// <summary>Whether a breakdown is counted, and not added up from another.</summary>
    public static bool IsCounted(Series series) => Counted.Any(one => one.Metric == series.Metric && (series.Dimension == Dimension.All || one.Dimensions.Contains(series.Dimension)));

    /// <summary>The number of a cell.</summary>
    /// <param name="code">The number of the code in its enum, or of the place.</param>
    public static int Of(Metric metric, Dimension dimension, int code) => Firsts[(int)metric, (int)dimension] + code;

    private static Cell[] Number()
    {
        var cells = new List<Cell>();
        foreach (var (metric, dimensions) in Counted)
        {
            foreach (var dimension in dimensions.Prepend(Dimension.All))
            {
                Firsts[(int)metric, (int)dimension] = cells.Count;
                cells.AddRange(CodesOf(dimension).Select(code => new Cell(metric, dimension, code)));
            }
        }

        return [.. cells];
    }

    private static IEnumerable<string> CodesOf(Dimension dimension) => dimension switch
    {
        Dimension.Source => Codes<ReportSource>(),
        Dimension.Kind => Codes<ContentKind>(),
        Dimension.Severity => Codes<UkCategory>(),
        Dimension.Age => Codes<AgeBand>(),
        Dimension.Sex => Codes<DepictedSex>(),
        Dimension.Made => Codes<HowMade>(),
        Dimension.Commercial => Codes<Commerciality>(),
        Dimension.Site => Codes<SiteType>(),
        Dimension.Inhope => Codes<InhopeClass>(),
        Dimension.Industry => Codes<IndustryClass>(),
        Dimension.Origin => Codes<Origin>(),
        Dimension.Development => Codes<Development>(),
        Dimension.Shown => Codes<WhatIsShown>(),
        Dimension.Time => Codes<RemovalTime>(),
        Dimension.Thing => Codes<ThingKind>(),
        Dimension.Place => Enumerable.Range(0, Places.Count).Select(Places.WordOf),
        _ => [""],
    };

    // A code that a later program added and this one does not know falls on a number without a word, and never on another's.
    private static IEnumerable<string> Codes<T>() where T : struct, Enum => Enumerable.Range(0, MostCodes)
        .Select(number => Enum.IsDefined((T)Enum.ToObject(typeof(T), number)) ? Words.Of((T)Enum.ToObject(typeof(T), number)) : $"code_{number}");
}
