using System.Globalization;
using Microsoft.Extensions.Localization;
using OpenHotline.Publish;
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
    ];

    public IReadOnlyList<TableRow> Rows(FigureSeries now, FigureSeries? before)
    {
        var codes = now.Lines.Select(line => line.Code).Concat(before?.Lines.Select(line => line.Code) ?? []).Distinct(StringComparer.Ordinal);
        return [.. codes.Select(code => new TableRow(
        [
            Label(now.Dimension, code),
            .. before is null ? Array.Empty<TableCell>() : [Cell(before, code)],
            Cell(now, code),
            Change.Share(CountOf(now, code), now.Base) is { } share ? $"{share}%" : "–",
        ]))];
    }

    public string Label(Dimension dimension, string code)
    {
        if (words[$"Code{(int)dimension}.{code}"] is { ResourceNotFound: false } label) return label.Value;
        return dimension == Dimension.Place && code.Length == 2 ? CountryName.Of(code) : code;
    }

    /// <summary>The one sentence: "100,616 webpages, up 62% on the first half of 2020".</summary>
    public string Headline(Figures now, Figures? before, Period? comparedWith)
    {
        if (now.Total(Metric.Actioned) is not { } count) return words["HeadlineFew"];
        if (comparedWith is not { } period || Change.Between(before?.Total(Metric.Actioned), count) is not { } change) return words["HeadlineAlone", Number(count)];
        return words[$"Headline{change.Direction}", Number(count), change.Percent, On(period)];
    }

    public string Means(Figures now, Period period) => words["HeadlineMeans", In(period), Shown(now.Total(Metric.Actioned)), Shown(now.Webpages)];

    public string Name(Period period) => Of(period, "Name");

    private string In(Period period) => Of(period, "In");

    private string On(Period period) => Of(period, "On");

    private string Of(Period period, string form) => period.Kind == PeriodKind.Month
        ? words[$"{form}Month", period.FirstOn.ToString("MMMM yyyy", CultureInfo.CurrentUICulture)]
        : words[$"{form}{period.Code[5..]}", period.Year];

    private string Shown(long? count) => count is { } shown ? Number(shown) : words["Withheld"];

    private TableCell Cell(FigureSeries series, string code) => series.Lines.Any(line => line.Code == code && line.Count is null) ? words["Withheld"].Value : TableCell.Of(CountOf(series, code) ?? 0);

    private static long? CountOf(FigureSeries series, string code) => series.Lines.FirstOrDefault(line => line.Code == code)?.Count;

    private static string Number(long count) => count.ToString("N0", CultureInfo.CurrentUICulture);
}
