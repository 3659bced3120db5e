using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Reporting;

/// <summary>How a figure is written in a text.</summary>
public enum FigureForm
{
    /// <summary>The number: 100,616.</summary>
    Count = 1,

    /// <summary>The number of the period that it is compared with.</summary>
    Before = 2,

    /// <summary>Its share of the base: 63.9%.</summary>
    Share = 3,

    /// <summary>How it changed, in percent: up 62%.</summary>
    Change = 4,

    /// <summary>How its share changed, in percentage points: up 10.2 percentage points.</summary>
    Points = 5,

    /// <summary>A table of the whole breakdown, with its base.</summary>
    Table = 6,
}

/// <summary>A figure in a text: <c>{{share with_imagery.how_made self_generated}}</c>. It names a series, so that it cannot be wrong.</summary>
/// <param name="Code">The line; null for the base itself, and for a table.</param>
/// <param name="Of">The base of a share of a total; null for a line, whose base is its breakdown's.</param>
internal sealed record FigureReference(FigureForm Form, Series Series, string? Code, Metric? Of)
{
    /// <summary>What can be written, for messages.</summary>
    public const string Ways = "count actioned, share self_generated of actioned, change actioned, count actioned.hosting_country NL, points with_imagery.sex girls, table with_imagery.age";

    /// <summary>Reads what stands between the braces; gives a sentence where it is no reference.</summary>
    public static (FigureReference? Reference, string? Fault) Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || Words.Read<FigureForm>(words[0]) is not { } form) return (null, $"is no figure. Write for example: {Ways}");
        var name = words[1].Split('.');
        if (Words.Read<Metric>(name[0]) is not { } metric) return (null, $"names no base. It is one of {string.Join(", ", Words.All<Metric>())}");
        var dimension = name.Length == 1 ? Dimension.All : Words.Read<Dimension>(name[1]);
        if (name.Length > 2 || dimension is not { } by) return (null, $"names no breakdown. It is one of {string.Join(", ", Words.All<Dimension>())}");
        var series = new Series(metric, by);
        if (by != Dimension.All && !Series.All.Contains(series)) return (null, $"names a breakdown that is not published. Published are {string.Join(", ", Series.All.Select(one => $"{Words.Of(one.Metric)}.{Words.Of(one.Dimension)}"))}");
        return Finish(form, series, words[2..]);
    }

    private static (FigureReference? Reference, string? Fault) Finish(FigureForm form, Series series, string[] rest)
    {
        var isTotal = series.Dimension == Dimension.All;
        if (form == FigureForm.Table) return isTotal || rest.Length > 0 ? (null, "is a table of nothing. Write base.breakdown, and nothing behind it") : (new(form, series, null, null), null);
        if (!isTotal) return rest.Length == 1 ? (new(form, series, rest[0], null), null) : (null, "names no line. Write its code behind the breakdown, as in hosting_country NL");
        if (form is not (FigureForm.Share or FigureForm.Points)) return rest.Length == 0 ? (new(form, series, null, null), null) : (null, "says too much. A total has no line");
        return rest is ["of", var whole] && Words.Read<Metric>(whole) is { } of ? (new(form, series, null, of), null) : (null, "is a share of nothing. Write of and a base, as in share self_generated of actioned");
    }
}
