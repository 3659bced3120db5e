namespace OpenHotline.Journeys.Pages;

/// <summary>Pages that nobody can open in the sandbox. Each says why; one that comes within reach fails a test until it is taken off.</summary>
internal static class OutOfReach
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["workbench /join/provider"] = "The sandbox has no identity provider.",
    };

    public static IEnumerable<string> Listed => Reasons.Keys;

    public static bool Has(PagePattern one) => Reasons.ContainsKey(one.ToString());
}
