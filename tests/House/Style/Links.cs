using System.Text.RegularExpressions;

namespace OpenHotline.HouseTests.Style;

/// <summary>Links of a Markdown text that lead to another file of the repository.</summary>
internal static partial class Links
{
    [GeneratedRegex(@"\]\((?<to>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    public static IEnumerable<string> In(string markdown) => Link().Matches(markdown)
        .Select(match => match.Groups["to"].Value)
        .Where(to => !to.Contains(':', StringComparison.Ordinal));
}
