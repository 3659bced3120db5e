using System.Globalization;
using System.Text;
using OpenHotline.Intake.Imports;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Replaying;

/// <summary>Reads a file of published figures: CSV with period, metric, dimension, value_key, count, percent, base.</summary>
/// <remarks>Whatever cannot be right stops the reading with the line's number; nothing is guessed.</remarks>
internal sealed class ReadFigureFile(PeriodNotation notation)
{
    public const int MostRows = 100_000;

    private static readonly string[] Columns = ["period", "metric", "dimension", "value_key", "count", "percent", "base"];

    /// <exception cref="FormatException">The file cannot be used; the message names the line and what is wrong.</exception>
    public async Task<IReadOnlyList<FigureRow>> RunAsync(Stream csv, CancellationToken cancellation)
    {
        using var text = new StreamReader(csv, Encoding.UTF8, leaveOpen: true);
        Dictionary<string, int>? places = null;
        var rows = new List<FigureRow>();
        await foreach (var line in new CsvLines(text).ReadAsync(cancellation))
        {
            if (line.Fault is not null) throw new FormatException($"Line {line.Number}: it is not CSV as RFC 4180 writes it.");
            if (places is null)
            {
                places = line.Fields.Select((name, at) => (name, at)).GroupBy(column => column.name.Trim(), StringComparer.Ordinal).ToDictionary(column => column.Key, column => column.First().at, StringComparer.Ordinal);
                if (Columns.FirstOrDefault(column => !places.ContainsKey(column)) is { } missing) throw new FormatException($"Line 1: the column {missing} is missing. The columns are {string.Join(", ", Columns)}.");
                continue;
            }

            if (rows.Count == MostRows) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A file of figures has at most {MostRows:N0} lines."));
            rows.Add(Read(line.Number, column => places[column] < line.Fields.Count ? line.Fields[places[column]].Trim() : ""));
        }

        if (rows.Count == 0) throw new FormatException("There is no figure in this file.");
        CheckOverlaps(rows);
        return rows;
    }

    private FigureRow Read(long number, Func<string, string> field)
    {
        if (notation.Read(field("period")).Period is not { } period) throw new FormatException($"Line {number}: \"{Short(field("period"))}\" is no period. Write {PeriodNotation.Ways}.");
        var count = field("count") is { Length: > 0 } digits ? Count(number, digits) : (long?)null;
        var percent = field("percent") is { Length: > 0 } share ? Percent(number, share) : (decimal?)null;
        if (count is null && percent is null) throw new FormatException($"Line {number}: neither a count nor a percentage.");
        return new FigureRow(number, period, field("metric"), field("value_key"), count, percent, field("base"));
    }

    private static long Count(long number, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 1_000_000_000 ? count
            : throw new FormatException($"Line {number}: \"{Short(text)}\" is no count. A count is a whole number from 0 to 1,000,000,000, without signs.");

    private static decimal Percent(long number, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? percent
            : throw new FormatException($"Line {number}: \"{Short(text)}\" is no percentage from 0 to 100.");

    private static void CheckOverlaps(List<FigureRow> rows)
    {
        var periods = rows.Select(row => row.Period).Distinct().OrderBy(period => period.FirstOn).ThenByDescending(period => period.LastOn).ToList();
        var open = new Stack<Period>();
        foreach (var period in periods)
        {
            while (open.Count > 0 && !open.Peek().Overlaps(period)) open.Pop();
            if (open.Count > 0 && !open.Peek().Contains(period)) throw new FormatException($"{open.Peek().Code} and {period.Code} overlap in part. A period may lie inside another or apart from it.");
            open.Push(period);
        }
    }

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
