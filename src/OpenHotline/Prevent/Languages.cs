namespace OpenHotline.Prevent;

/// <summary>The languages in which guidance and links exist: those of the public pages.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> All = ["en", "fr", "ar"];

    public static bool Are(string? code) => code is not null && All.Contains(code, StringComparer.Ordinal);
}
