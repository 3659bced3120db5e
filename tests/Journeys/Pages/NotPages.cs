namespace OpenHotline.Journeys.Pages;

/// <summary>Addresses that are read and are no page. Each says why, so that no page slips in among them.</summary>
internal static class NotPages
{
    private static readonly string[] FileEndings = [".csv", ".json", ".svg", ".png"];

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["public /c/{code}"] = "A campaign's link leads to a page of guidance.",
        ["public /guidance/search"] = "Leads to the list of guidance; what was looked for is posted.",
        ["public /report/{step}"] = "Leads to the first page of the form; the later ones are posted, and the journeys look at them.",
        ["public /my-picture/{step}"] = "Leads to the first page of the form; the later ones are posted, and the journeys look at them.",
        ["hosts /page/answer"] = "Leads to the recipient's page.",
        ["workbench /sign-in/provider"] = "Leads to the identity provider, where there is one.",
        ["workbench /sign-in/provider/return"] = "Leads to signing in.",
        ["workbench /queue/live"] = "A stream of counts for scripts.",
        ["workbench /campaigns/{campaignId:guid}/creatives/{creativeId:guid}/picture"] = "A picture.",
        ["workbench /figures/snapshots/{name}"] = "A file.",
        ["workbench /import/{name:regex(^[0-9a-f]{{32}}$)}"] = "A file: what became of each line of an import.",
    };

    public static IEnumerable<string> Listed => Reasons.Keys;

    public static bool Has(PagePattern one) => one.Door is "members" or "operations" || Reasons.ContainsKey(one.ToString())
        || one.Pattern.StartsWith("/assets/", StringComparison.Ordinal) || one.Pattern.StartsWith("/v1/", StringComparison.Ordinal)
        || FileEndings.Any(ending => one.Pattern.EndsWith(ending, StringComparison.Ordinal));
}
