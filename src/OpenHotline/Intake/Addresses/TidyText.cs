using System.Globalization;
using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>Makes one line of typed text comparable: no control or invisible signs, single blanks, composed letters.</summary>
internal static class TidyText
{
    public static string Of(string? typed)
    {
        var kept = new StringBuilder(typed?.Length ?? 0);
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (kept.Length > 0 && kept[^1] != ' ') kept.Append(' ');
            }
            else if (!IsInvisible(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The same for every case and compatibility form.</summary>
    public static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);

    /// <summary>Joiners stay, emoji and several scripts are written with them; signs that are no characters go.</summary>
    private static bool IsInvisible(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF
        || (rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse);
}
