using System.Globalization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Recognise;

/// <summary>One hash of an import, and what its line says of it.</summary>
/// <param name="Quality">Of a PDQ; null where nobody says.</param>
internal sealed record EntryCell(TypedHash Hash, UkCategory Grade, int? Quality);

/// <summary>Where the cells of an import stand: by the names in its first line, as the verb <c>hash</c> writes them, or the hash first and behind it category and quality.</summary>
internal sealed class EntryColumns(LongHash longHash)
{
    public const int MaxQuality = 100;

    private const string Behind = "Behind the hash stand its category (A, B or C) and the quality of a PDQ (0 to 100), or nothing.";

    // Null: what the length of the cell tells.
    private static readonly Dictionary<string, SignalKind?> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hash"] = null, ["md5"] = SignalKind.Md5, ["sha1"] = SignalKind.Sha1, ["sha-1"] = SignalKind.Sha1, ["sha256"] = SignalKind.Sha256, ["sha-256"] = SignalKind.Sha256, ["pdq"] = SignalKind.Pdq,
    };

    private IReadOnlyList<string>? names;

    /// <param name="Hashes">At least one.</param>
    /// <param name="Sentence">What is wrong, or null; it repeats nothing of the line.</param>
    public sealed record Reading(IReadOnlyList<EntryCell> Hashes, string? Sentence);

    /// <summary>True for a line that names columns; the lines behind it are read by its names.</summary>
    public bool TakeHeading(IReadOnlyList<string> cells)
    {
        var tidy = cells.Select(cell => cell.Trim()).ToList();
        if (!tidy.Exists(Kinds.ContainsKey)) return false;
        names = tidy;
        return true;
    }

    public Reading Read(IReadOnlyList<string> cells) => names is null ? ReadPlain(cells) : ReadNamed(cells, names);

    private Reading ReadPlain(IReadOnlyList<string> cells)
    {
        if (TypedHash.Of(cells[0], longHash) is not TypedHash.Reading.Read { Hash: var hash } read) return Wrong(((TypedHash.Reading.Refused)TypedHash.Of(cells[0], longHash)).Sentence);
        var (grade, quality) = (UkCategory.None, (int?)null);
        foreach (var cell in cells.Skip(1).Where(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            if (GradeOf(cell) is { } said) grade = said;
            else if (hash.Kind == SignalKind.Pdq && QualityOf(cell) is { } number) quality = number;
            else return Wrong(Behind);
        }

        return new Reading([new EntryCell(read.Hash, grade, quality)], Sentence: null);
    }

    private Reading ReadNamed(IReadOnlyList<string> cells, IReadOnlyList<string> columns)
    {
        var (grade, quality) = (CellOf(cells, columns, "category"), CellOf(cells, columns, "quality"));
        if (grade is not null && GradeOf(grade) is null) return Wrong("The category is A, B, C or nothing.");
        if (quality is not null && QualityOf(quality) is null) return Wrong("The quality is a number from 0 to 100, or nothing.");
        var found = new List<EntryCell>();
        for (var column = 0; column < Math.Min(cells.Count, columns.Count); column++)
        {
            if (!Kinds.TryGetValue(columns[column], out var kind) || string.IsNullOrWhiteSpace(cells[column])) continue;
            var reading = kind is { } known ? TypedHash.Of(cells[column].Trim(), known) : TypedHash.Of(cells[column], longHash);
            if (reading is not TypedHash.Reading.Read { Hash: var hash }) return Wrong(((TypedHash.Reading.Refused)reading).Sentence);
            found.Add(new EntryCell(hash, grade is null ? UkCategory.None : GradeOf(grade) ?? UkCategory.None, hash.Kind == SignalKind.Pdq && quality is not null ? QualityOf(quality) : null));
        }

        return found.Count == 0 ? Wrong("There is no hash in it.") : new Reading(found, Sentence: null);
    }

    private static string? CellOf(IReadOnlyList<string> cells, IReadOnlyList<string> columns, string name)
    {
        for (var column = 0; column < Math.Min(cells.Count, columns.Count); column++)
        {
            if (columns[column].Equals(name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(cells[column])) return cells[column];
        }

        return null;
    }

    private static UkCategory? GradeOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "A" => UkCategory.A,
        "B" => UkCategory.B,
        "C" => UkCategory.C,
        _ => null,
    };

    private static int? QualityOf(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxQuality ? number : null;

    public static Reading Wrong(string sentence) => new([], sentence);
}
