using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Reads JSON that others wrote: what is missing or of another type is simply not there.</summary>
internal static class JsonReading
{
    private const int MaxTextLength = 4000;

    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.Text() : null;

    public static string? Text(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MaxTextLength } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public static IEnumerable<JsonElement>? Array(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : null;

    public static IEnumerable<string> Texts(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : null).OfType<string>() : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.Texts() : [];

    public static uint? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out var number) ? number : null;
}
