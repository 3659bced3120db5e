using System.Text.RegularExpressions;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>What reporters wrote, with every address in it broken, so that nothing opens one by accident.</summary>
internal static partial class Harmless
{
    public static string Of(string text) => Dots().Replace(Schemes().Replace(text, "hxxp${secure}"), "[.]");

    [GeneratedRegex("http(?<secure>s?)(?=:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Schemes();

    // A dot inside a word is part of a name; a dot at the end of a sentence is not.
    [GeneratedRegex(@"(?<=[\p{L}\p{N}_-])\.(?=[\p{L}\p{N}_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dots();
}
