using System.Globalization;
using System.Numerics;
using OpenHotline.Matching.Pdq;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Cli.Hashing;

/// <summary>One hash of a list.</summary>
/// <param name="Hash">The PDQ hash.</param>
/// <param name="Id">The caller's own number for it; where the list has none, the first id and a line further one more.</param>
/// <param name="Quality">Null where the list does not say.</param>
internal readonly record struct ListedHash(PdqHash Hash, ulong Id, int? Quality);

/// <summary>Reads a list of PDQ hashes line by line: what <c>hash</c> writes as CSV, any CSV with a column <c>pdq</c> (and <c>id</c>, <c>quality</c>), or bare hashes, each with or without <c>,id</c> behind it.</summary>
/// <param name="firstId">What the first line is called where the list has no ids.</param>
internal sealed class HashList(TextReader reader, string name, ulong firstId)
{
    private (int Pdq, int Id, int Quality) columns = (0, 1, -1);
    private long number;

    /// <summary>Lines of a CSV that have no hash, as undecodable files have none.</summary>
    public long WithoutHash { get; private set; }

    /// <exception cref="FormatException">A line is no hash; the message names it.</exception>
    public IEnumerable<ListedHash> Read()
    {
        foreach (var line in BoundedLines.Read(reader, name))
        {
            number++;
            if (line.Length == 0 || (number == 1 && IsHeading(line))) continue;
            var cells = columns.Pdq == 0 && columns.Quality < 0 ? [.. line.Split(',')] : Cells(line);
            if (Cell(cells, columns.Pdq) is { Length: > 0 } pdq) yield return new(Hash(pdq), Number<ulong>(cells, columns.Id, "id") ?? firstId + (ulong)number - 1, Number<int>(cells, columns.Quality, "quality"));
            else WithoutHash++;
        }
    }

    private bool IsHeading(string line)
    {
        var names = Cells(line).ConvertAll(cell => cell.Trim().ToLowerInvariant());
        if (!names.Contains("pdq", StringComparer.Ordinal)) return false;
        columns = (names.IndexOf("pdq"), names.IndexOf("id"), names.IndexOf("quality"));
        return true;
    }

    private PdqHash Hash(string cell) => SignalText.Read<PdqHash>(cell.AsSpan().Trim()) switch
    {
        SignalText.Reading<PdqHash>.Accepted accepted => accepted.Signal,
        SignalText.Reading<PdqHash>.Refused refused => throw new FormatException($"{name}, line {number}: {refused.Explanation}"),
        var other => throw new InvalidOperationException($"A reading without a meaning: {other.GetType().Name}."),
    };

    private T? Number<T>(IReadOnlyList<string> cells, int column, string what)
        where T : struct, INumberBase<T>
    {
        if (Cell(cells, column) is not { Length: > 0 } cell) return null;
        return T.TryParse(cell.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException($"{name}, line {number}: the {what} is no number.");
    }

    private static string? Cell(IReadOnlyList<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : null;

    /// <summary>The cells of a line by RFC 4180. A line break inside quotes is not expected in a list of hashes.</summary>
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            if (at < line.Length && line[at] == '"')
            {
                var end = at + 1;
                while (end < line.Length && (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"'))) end += line[end] == '"' ? 2 : 1;
                cells.Add(line[(at + 1)..Math.Min(end, line.Length)].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = line.IndexOf(',', Math.Min(end, line.Length)) is >= 0 and var comma ? comma + 1 : line.Length + 1;
                continue;
            }

            var next = line.IndexOf(',', at) is >= 0 and var found ? found : line.Length;
            cells.Add(line[at..next]);
            at = next + 1;
        }

        return cells;
    }
}
