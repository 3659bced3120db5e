using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Web.Components;

/// <summary>A country as the page's language calls it, by the names of the Unicode CLDR.</summary>
/// <remarks>A table of our own: the framework remembers a country's name in whichever language it was first asked for.</remarks>
public static class CountryName
{
    private static readonly Dictionary<string, Dictionary<string, string>> Names = Load();

    /// <param name="code">Two letters; anything else is given back as it is.</param>
    public static string Of(string code) => Names[PageLanguage.Current.Code].GetValueOrDefault(code, code);

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        using var file = typeof(CountryName).Assembly.GetManifestResourceStream("country-names.json")!;
        return JsonSerializer.Deserialize(file, CountryNamesJson.Default.DictionaryStringDictionaryStringString) ?? throw new FormatException("The list of countries is empty.");
    }
}

[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
internal sealed partial class CountryNamesJson : JsonSerializerContext;
