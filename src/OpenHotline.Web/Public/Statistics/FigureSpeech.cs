using System.Globalization;
using Microsoft.Extensions.Localization;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>Says figures in the page's language: titles, bases, rows, the sentence at the top.</summary>
public sealed class FigureSpeech(IStringLocalizer<StatisticsWords> words)
{
    public string Title(Series series) => words[$"Series.{series.Slug}"];

    /// <summary>What a reader has to know of a breakdown; null where it speaks for itself.</summary>
    public string? Note(Series series) => words[$"Note.{series.Slug}"] is { ResourceNotFound: false } note ? note.Value : null;

    /// <summary>"Base: 100,616 webpages acted on, first half of 2021".</summary>
    public string Base(FigureSeries series, string when) =>
        words["BaseIs", series.Base is { } count ? words[$"Base{(int)series.Metric}", Number(count)].Value : words["BaseWithheld"].Value, when];

    public IReadOnlyList<TableColumn> Columns(Series series, string now, string? before) =>
    [
        new(words[$"Dimension{(int)series.Dimension}"]),
        .. before is null ? Array.Empty<TableColumn>() : [new(before, IsNumber: true)],
        new(now, IsNumber: true),
        new(words["Share"], IsNumber: true),
        .. before is null ? Array.Empty<TableColumn>() : [new(words["Change"], IsNumber: true)],
    ];

    public IReadOnlyList<TableRow> Rows(FigureSeries now, FigureSeries? before)
    {
        // The months of two periods are not the same ones: they are not set against each other.
        if (now.Dimension == Dimension.Month) before = null;
        var codes = now.Lines.Select(line => line.Code).Concat(before?.Lines.Select(line => line.Code) ?? []).Distinct(StringComparer.Ordinal);
        return [.. codes.Select(code => new TableRow(
        [
            now.Dimension == Dimension.Month ? new TableCell(Label(now.Dimension, code), SortBy: $"{code}-01") : Label(now.Dimension, code),
            .. before is null ? Array.Empty<TableCell>() : [Cell(before, code)],
            Cell(now, code),
            Rounding.Share(now.Count(code), now.Base, 1) is { } share ? $"{share.ToString("0.0", CultureInfo.CurrentUICulture)}%" : "–",
            .. before is null ? Array.Empty<TableCell>() : [Changed(before.Count(code), now.Count(code))],
        ]))];
    }

    /// <summary>The lines of a drawing.</summary>
    public IReadOnlyList<(string Label, long? Count, string Shown)> Bars(FigureSeries series) =>
        [.. series.Lines.Select(line => (Label(series.Dimension, line.Code), line.Count, Count(series, line)))];

    /// <summary>"Netherlands: 102,676 (41%)".</summary>
    public string Line(FigureSeries series, FigureLine line) => words["LineSays", Label(series.Dimension, line.Code), Count(series, line)];

    /// <summary>What a map shows, for whoever does not see it: the largest three.</summary>
    public string MapSays(FigureSeries series) => words["MapSays", string.Join("; ", series.Lines.Where(line => line.Code.Length == 2).Take(3).Select(line => Line(series, line)))];

    public string Label(Dimension dimension, string code)
    {
        if (words[$"Code{(int)dimension}.{code}"] is { ResourceNotFound: false } label) return label.Value;
        if (dimension == Dimension.Month && DateOnly.TryParseExact(code, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return month.ToString("MMMM yyyy", CultureInfo.CurrentUICulture);
        return dimension == Dimension.Place && code.Length == 2 ? CountryName.Of(code) : code;
    }

    /// <summary>The one sentence: "100,616 webpages, up 62% on the first half of 2020".</summary>
    public string Headline(Figures now, Figures? before, Period? comparedWith)
    {
        if (now.Total(Metric.Actioned) is not { } count) return words["HeadlineFew"];
        if (comparedWith is not { } period || Change.Between(before?.Total(Metric.Actioned), count) is not { } change) return words["HeadlineAlone", Number(count)];
        return words[$"Headline{change.Direction}", Number(count), change.Percent.ToString("0", CultureInfo.CurrentUICulture), On(period)];
    }

    public string Means(Figures now, Period period) => words["HeadlineMeans", In(period), Shown(now.Total(Metric.Actioned)), Shown(now.Webpages)];

    /// <summary>"64,278 of them held “self-generated” imagery: 63.9% of all webpages acted on"; null where it is withheld.</summary>
    public string? SelfGenerated(Figures now) => Rounding.Share(now.Total(Metric.SelfGenerated), now.Total(Metric.Actioned), 1) is { } share
        ? words["SelfGeneratedSays", Number(now.Total(Metric.SelfGenerated)!.Value), share.ToString("0.#", CultureInfo.CurrentUICulture)].Value : null;

    public string Name(Period period) => Of(period, "Name");

    /// <summary>A base without its number: "webpages acted on".</summary>
    public string BaseName(Metric metric) => words[$"Base{(int)metric}", ""].Value.Trim();

    public string Shown(long? count) => count is { } shown ? Number(shown) : words["Withheld"];

    private string In(Period period) => Of(period, "In");

    private string On(Period period) => Of(period, "On");

    private string Of(Period period, string form) => period.Kind switch
    {
        PeriodKind.Month => words[$"{form}Month", period.FirstOn.ToString("MMMM yyyy", CultureInfo.CurrentUICulture)],
        PeriodKind.Half => words[$"{form}H{period.Number}", period.FirstOn.Year],
        PeriodKind.Quarter => words[$"{form}Q{period.Number}", period.FirstOn.Year],
        PeriodKind.Year or PeriodKind.FinancialYear => words[$"{form}{period.Kind}", period.FirstOn.Year],
        _ => period.Code,
    };

    private string Count(FigureSeries series, FigureLine line) => line.Count is { } count ? $"{Number(count)} ({Rounding.Share(count, series.Base)}%)" : words["Withheld"];

    private TableCell Changed(long? before, long? now) => Change.Between(before, now) is { } change
        ? $"{change.Direction switch { ChangeDirection.Up => "+", ChangeDirection.Down => "−", _ => "" }}{change.Percent.ToString("0", CultureInfo.CurrentUICulture)}%" : words["NoChange"].Value;

    private TableCell Cell(FigureSeries series, string code) => series.Count(code) is { } count ? TableCell.Of(count) : words["Withheld"].Value;

    private static string Number(long count) => count.ToString("N0", CultureInfo.CurrentUICulture);
}
