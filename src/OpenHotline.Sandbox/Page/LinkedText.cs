using System.Text.RegularExpressions;

namespace OpenHotline.Sandbox.Page;

/// <summary>Finds the links in a line of a letter that lead to the house's own doors.</summary>
internal static partial class LinkedText
{
    /// <summary>The line in pieces, in order.</summary>
    public static IEnumerable<(string Text, bool IsLink)> Of(string line, IReadOnlyCollection<Uri> doors)
    {
        var at = 0;
        foreach (var match in Pattern().Matches(line).Cast<Match>())
        {
            var link = match.Value;
            if (!doors.Any(door => link.StartsWith(door.AbsoluteUri, StringComparison.Ordinal))) continue;
            if (match.Index > at) yield return (line[at..match.Index], false);
            yield return (link, true);
            at = match.Index + match.Length;
        }

        if (at < line.Length) yield return (line[at..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,)]", RegexOptions.None, 200)]
    private static partial Regex Pattern();
}
