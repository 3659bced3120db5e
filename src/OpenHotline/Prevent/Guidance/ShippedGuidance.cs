using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Prevent.Guidance;

/// <summary>The guidance that comes with the house, in every language: shown until the hotline publishes a version of its own or withdraws the page.</summary>
internal static class ShippedGuidance
{
    /// <summary>When it was written; its first review here is due from then on.</summary>
    public static readonly DateOnly WrittenOn = new(2026, 11, 22);

    /// <summary>In the order in which it is listed.</summary>
    public static readonly IReadOnlyList<GuidanceText> All = Load();

    public static GuidanceText? Find(string page, string language) => All.FirstOrDefault(text => text.Page == page && text.Language == language);

    /// <summary>The place of a page in lists: those of ours in their order, then the hotline's own by name.</summary>
    public static int OrderOf(string page)
    {
        for (var at = 0; at < All.Count; at++)
        {
            if (All[at].Page == page) return at;
        }

        return int.MaxValue;
    }

    private static List<GuidanceText> Load()
    {
        var assembly = typeof(ShippedGuidance).Assembly;
        using var file = assembly.GetManifestResourceStream("prevent/guidance.json")!;
        var pages = JsonSerializer.Deserialize(file, ShippedGuidanceJson.Default.IReadOnlyListShippedPage) ?? throw new FormatException("The list of guidance is empty.");
        return [.. pages.SelectMany(page => Languages.All.Select(language => Read(assembly, page, language)))];
    }

    // A title, a summary, an empty line, and the words.
    private static GuidanceText Read(Assembly assembly, ShippedPage page, string language)
    {
        using var file = assembly.GetManifestResourceStream($"guidance/{language}/{page.Page}.txt") ?? throw new FormatException($"There is no guidance {page.Page} in {language}.");
        using var text = new StreamReader(file);
        var lines = text.ReadToEnd().ReplaceLineEndings("\n").Split('\n', 4);
        return new GuidanceText(page.Page, language, page.Audience, page.ReadingAge, lines[0].Trim(), lines[1].Trim(), lines[3].Trim());
    }
}

internal sealed record ShippedPage(string Page, GuidanceAudience Audience, int ReadingAge);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<ShippedPage>))]
internal sealed partial class ShippedGuidanceJson : JsonSerializerContext;
