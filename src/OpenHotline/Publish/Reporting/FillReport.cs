using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Reporting;

/// <summary>Fills the figures into a report that people write: Markdown, in which a figure is a reference to a published series.</summary>
/// <remarks>Only published figures are used: what is withheld in public is withheld in the text. Each figure is listed at the end with its base.</remarks>
public sealed partial class FillReport
{
    public const int MostCharacters = 100_000;

    /// <summary>What can be written between braces, by example.</summary>
    public const string Ways = FigureReference.Ways;

    // The months of two periods are not the same ones, and a table of a hundred countries is not read.
    private const int MostRows = 25;

    public abstract record Outcome
    {
        public sealed record Filled(string Markdown) : Outcome;

        /// <param name="Faults">One for each reference that names nothing.</param>
        public sealed record Refused(IReadOnlyList<ReportFault> Faults) : Outcome;
    }

    /// <param name="before">What it is compared with; null where nothing is.</param>
    public Outcome Run(string template, ReadPublished.Published now, ReadPublished.Published? before)
    {
        if (template.Length > MostCharacters) return new Outcome.Refused([new ReportFault(1, string.Create(CultureInfo.InvariantCulture, $"The text has more than {MostCharacters:N0} characters."))]);
        var (faults, used) = (new List<ReportFault>(), new List<string>());
        var filled = Braces().Replace(template, found => One(found, template, now, before, faults, used));
        if (faults.Count > 0) return new Outcome.Refused(faults);
        return new Outcome.Filled(filled + Sources(now, before, used));
    }

    private static string One(Match found, string template, ReadPublished.Published now, ReadPublished.Published? before, List<ReportFault> faults, List<string> used)
    {
        var text = found.Groups["what"].Value.Trim();
        if (text is "period") return now.Period.Code;
        if (text is "with") return before?.Period.Code ?? "nothing";
        var (reference, fault) = FigureReference.Read(text);
        // A breakdown that is newer than the publication is not nought in it.
        if (reference is { Series.Dimension: not Dimension.All } && now.Figures.Find(reference.Series) is null) (reference, fault) = (null, $"names a breakdown that was not published of {now.Period.Code}");
        if (reference is null)
        {
            faults.Add(new ReportFault(template.AsSpan(0, found.Index).Count('\n') + 1, $"{{{{{text}}}}} {fault}."));
            return "";
        }

        if (reference.Form == FigureForm.Table) return Table(now.Figures.Of(reference.Series));
        var shown = Shown(reference, new Pair(reference, now.Figures), before is null ? null : new Pair(reference, before.Figures));
        used.Add($"| {shown} | {text} | {Number(new Pair(reference, now.Figures).Whole)} {Words.Of(reference.Of ?? reference.Series.Metric)} |");
        return shown;
    }

    /// <summary>A part and what it is a part of; null where withheld.</summary>
    private readonly record struct Pair(long? Part, long? Whole)
    {
        public Pair(FigureReference reference, Figures figures)
            : this(reference.Code is { } code ? figures.Find(reference.Series)?.Count(code) : figures.Total(reference.Series.Metric), figures.Total(reference.Of ?? reference.Series.Metric))
        {
        }
    }

    private static string Shown(FigureReference reference, Pair now, Pair? before) => reference.Form switch
    {
        FigureForm.Before => before is null ? NoComparison : Number(before?.Part),
        FigureForm.Share => Rounding.Share(now.Part, now.Whole, 1) is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share:0.#}%") : Withheld,
        FigureForm.Change => Change.Between(before?.Part, now.Part) is { } change ? Said(change.Direction, string.Create(CultureInfo.InvariantCulture, $"{change.Percent:0}%")) : NoComparison,
        FigureForm.Points => PointChange.Between(before?.Part, before?.Whole, now.Part, now.Whole) is { } points ? Said(points.Direction, string.Create(CultureInfo.InvariantCulture, $"{points.Points:0.#} percentage points")) : NoComparison,
        _ => Number(now.Part),
    };

    private static string Table(FigureSeries series)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n| {Plain(series.Dimension)} | {Plain(series.Metric)} | share |\n|---|---|---|\n");
        foreach (var line in series.Lines.Take(MostRows)) text.Append(CultureInfo.InvariantCulture, $"| {line.Code.Replace('_', ' ')} | {Number(line.Count)} | {(Rounding.Share(line.Count, series.Base, 1) is { } share ? $"{share:0.#}%" : "–")} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nBase: {Number(series.Base)} {Plain(series.Metric)}.{(series.Lines.Count > MostRows ? $" The largest {MostRows} of {series.Lines.Count} lines." : "")}\n");
        return text.ToString();
    }

    private static string Sources(ReadPublished.Published now, ReadPublished.Published? before, List<string> used)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n\n## Where the figures come from\nPublished figures of {now.Period.Code}{(before is null ? "" : $", compared with {before.Period.Code}")}, by version {now.Document.Program}.");
        if (now.Document.IsReplayed) text.Append(" **They are replayed and say nothing of a real hotline.**");
        if (used.Count > 0) text.Append("\n\n| in the text | figure | its base |\n|---|---|---|\n").AppendJoin('\n', used.Distinct(StringComparer.Ordinal)).Append('\n');
        return text.ToString();
    }

    private static string Plain<T>(T word) where T : struct, Enum => Words.Of(word).Replace('_', ' ');

    private const string Withheld = "(withheld)", NoComparison = "(no comparison)";

    private static string Number(long? count) => count is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : Withheld;

    private static string Said(ChangeDirection direction, string by) => direction == ChangeDirection.Same ? "unchanged" : $"{Words.Of(direction)} {by}";

    [GeneratedRegex(@"\{\{(?<what>[^{}\r\n]{0,200})\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}

/// <summary>A reference that names nothing.</summary>
/// <param name="Line">Its line in the template, from 1.</param>
public sealed record ReportFault(int Line, string Says);
