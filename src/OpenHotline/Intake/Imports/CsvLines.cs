using System.Runtime.CompilerServices;
using System.Text;

namespace OpenHotline.Intake.Imports;

/// <summary>Reads a CSV file (RFC 4180) record by record in bounded memory, and goes on behind what is broken.</summary>
/// <remarks>
/// A quoted field may hold line breaks. Where a quote does not end rightly, only the line that opened it is broken:
/// the lines that were read on in search of its end are read again by themselves. See decision 0053.
/// </remarks>
internal sealed class CsvLines(TextReader reader)
{
    private const int MaxLineChars = 64 * 1024;
    private const int MaxJoinedLines = 40;
    private readonly Queue<string?> ahead = new();
    private readonly char[] buffer = new char[16 * 1024];
    private (int At, int Length) read;
    private long number;

    public async IAsyncEnumerable<CsvLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await NextAsync(cancellation) is (true, var line))
        {
            number++;
            if (line is null) yield return new CsvLine(number, number, [], CsvFault.TooLong);
            else if (line.Length > 0) yield return await RecordAsync(line, cancellation);
        }
    }

    private async Task<CsvLine> RecordAsync(string line, CancellationToken cancellation)
    {
        var first = number;
        var text = line;
        var joined = new List<string?>();
        while (true)
        {
            var state = Split(text, out var fields);
            if (state == SplitState.Whole)
            {
                number += joined.Count;
                return new CsvLine(first, number, fields, Fault: null);
            }

            if (state == SplitState.Broken || joined.Count == MaxJoinedLines || text.Length > MaxLineChars || await NextAsync(cancellation) is not (true, var more)) break;
            joined.Add(more);
            if (more is null) break;
            text = $"{text}\n{more}";
        }

        // What was read in search of the end stands before whatever is ahead already.
        var later = ahead.ToArray();
        ahead.Clear();
        foreach (var again in joined.Concat(later)) ahead.Enqueue(again);
        return new CsvLine(first, first, [], CsvFault.BrokenQuote);
    }

    private enum SplitState
    {
        Whole = 1,
        Open = 2,
        Broken = 3,
    }

    private static SplitState Split(string text, out List<string> fields)
    {
        fields = [];
        var field = new StringBuilder();
        for (var at = 0; ; at++)
        {
            field.Clear();
            if (at < text.Length && text[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at >= text.Length) return SplitState.Open;
                    if (text[at] != '"') field.Append(text[at]);
                    else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
                    else break;
                }

                at++;
                if (at < text.Length && text[at] != ',') return SplitState.Broken;
            }
            else
            {
                var comma = text.IndexOf(',', at);
                var end = comma < 0 ? text.Length : comma;
                field.Append(text, at, end - at);
                at = end;
            }

            fields.Add(field.ToString());
            if (at >= text.Length) return SplitState.Whole;
        }
    }

    /// <summary>The next line; null in place of one that is too long.</summary>
    private async ValueTask<(bool IsThere, string? Line)> NextAsync(CancellationToken cancellation)
    {
        if (ahead.TryDequeue(out var again)) return (true, again);
        var line = new StringBuilder();
        var isTooLong = false;
        var isThere = false;
        while (true)
        {
            if (read.At == read.Length)
            {
                read = (0, await reader.ReadAsync(buffer, cancellation));
                if (read.Length == 0) return (isThere, isTooLong ? null : line.ToString().TrimEnd('\r'));
            }

            isThere = true;
            var end = buffer.AsSpan(read.At, read.Length - read.At).IndexOf('\n');
            var take = end < 0 ? read.Length - read.At : end;
            if (line.Length + take > MaxLineChars) (isTooLong, _) = (true, line.Clear());
            else if (!isTooLong) line.Append(buffer, read.At, take);
            read.At += take;
            if (end < 0) continue;
            read.At++;
            return (true, isTooLong ? null : line.ToString().TrimEnd('\r'));
        }
    }
}
