using System.Buffers;

namespace OpenHotline.Intake.Addresses;

/// <summary>Tells whether the part after <c>#</c> selects what a visitor sees or only where the page is scrolled to.</summary>
/// <remarks>
/// In doubt it selects: two webpages for one costs a little work, one webpage for two loses a report. Decision 0020.
/// </remarks>
internal static class FragmentMeaning
{
    private const int MinKeyChars = 20;
    private const string TextDirective = ":~:";

    /// <summary>The fragment without the browser's own scroll directive (<c>:~:text=…</c>), which no page ever sees.</summary>
    public static ReadOnlySpan<char> WithoutDirective(ReadOnlySpan<char> fragment)
    {
        var directive = fragment.IndexOf(TextDirective, StringComparison.Ordinal);
        return directive < 0 ? fragment : fragment[..directive];
    }

    /// <summary>True for routes (<c>#!/a</c>, <c>#/a</c>), states (<c>#id=7</c>) and long keys; false for an anchor such as <c>#comments</c>.</summary>
    public static bool SelectsContent(ReadOnlySpan<char> fragment)
    {
        if (fragment.IsEmpty) return false;
        if (fragment.IndexOfAnyExcept(AnchorSigns) >= 0) return true;
        return fragment.Length >= MinKeyChars && fragment.IndexOfAnyInRange('0', '9') >= 0;
    }

    private static readonly SearchValues<char> AnchorSigns =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:%");
}
