using System.Text.RegularExpressions;

namespace OpenHotline.Web.Public.Form;

/// <summary>Takes pasted pictures (data addresses) out of what somebody wrote, before anything is kept.</summary>
public static partial class PastedPictures
{
    /// <summary>The text without them; <paramref name="found"/> is set to true, and never to false, so that one answer can be gathered over many texts.</summary>
    public static string? Remove(string? text, ref bool found)
    {
        if (text is null || !text.Contains("data:", StringComparison.OrdinalIgnoreCase)) return text;
        var left = DataAddress().Replace(text, "");
        found |= left.Length != text.Length;
        return left;
    }

    [GeneratedRegex("""data:[\w.+-]*/?[\w.+-]*(;[\w=.+-]+)*,[^\s"'<>()]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DataAddress();
}
