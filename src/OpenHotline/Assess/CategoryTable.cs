using System.Text.Json;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Assess;

/// <summary>Derives every category from what was observed. Data, with a version; the page shows the row that decided.</summary>
public sealed record CategoryTable
{
    public required int Version { get; init; }

    /// <summary>What the reader of the table should know.</summary>
    public required string Note { get; init; }

    /// <summary>The first row that fits decides.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>The table that comes with the house.</summary>
    public static CategoryTable Shipped { get; } = Load();

    /// <exception cref="InvalidOperationException">No row fits: the table does not belong to the question set.</exception>
    public Categories Derive(AnswerSheet sheet)
    {
        var row = Rows.FirstOrDefault(candidate => candidate.Fits(sheet.Codes)) ?? throw new InvalidOperationException("No row of the category table fits.");
        // Law: severity is defined for imagery alone, whatever a table says.
        var isImagery = sheet.Kind == ContentKind.Imagery;
        return new Categories(row.Verdict, isImagery ? row.Uk : UkCategory.None, row.Inhope, isImagery ? row.Industry : IndustryClass.None, row.Why, Version);
    }

    private static CategoryTable Load()
    {
        using var file = typeof(CategoryTable).Assembly.GetManifestResourceStream("assess/category-table.json")!;
        return JsonSerializer.Deserialize(file, AssessRulesJson.Default.CategoryTable) ?? throw new FormatException("The category table is empty.");
    }

    /// <param name="When">Codes by question id; a question that is not named may have any answer.</param>
    public sealed record Row(IReadOnlyDictionary<string, IReadOnlyList<int>> When, Verdict Verdict, string Why,
        UkCategory Uk = UkCategory.None, InhopeClass Inhope = InhopeClass.None, IndustryClass Industry = IndustryClass.None)
    {
        internal bool Fits(IReadOnlyDictionary<string, int> codes) => When.All(pair => codes.TryGetValue(pair.Key, out var code) && pair.Value.Contains(code));
    }
}

/// <summary>What follows from the answers.</summary>
/// <param name="Why">The sentence of the row that decided.</param>
public sealed record Categories(Verdict Verdict, UkCategory Uk, InhopeClass Inhope, IndustryClass Industry, string Why, int TableVersion);
