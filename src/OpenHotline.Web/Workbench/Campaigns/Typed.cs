using System.Globalization;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>What people type into fields for numbers and days.</summary>
internal static class Typed
{
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A whole number of zero or more, with or without separators; null where it is none, or nothing was typed.</summary>
    public static long? Number(string? text) => long.TryParse(text?.Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Something was typed that is no such number.</summary>
    public static bool IsNoNumber(string? text) => !string.IsNullOrWhiteSpace(text) && Number(text) is null;
}
