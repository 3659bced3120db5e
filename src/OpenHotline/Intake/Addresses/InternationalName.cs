using System.Globalization;
using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>Turns a host name in any script into the ASCII that the DNS knows (the mapping of UTS 46, shortened).</summary>
/// <remarks>
/// Compatibility forms and case are folded, invisible signs dropped, every full stop of East Asia is a dot, and each
/// label outside ASCII is Punycode. Rules that only say which names may be registered are left out: what was reported
/// is what somebody visited.
/// </remarks>
internal static class InternationalName
{
    /// <summary>The longest name that is looked at; the DNS allows 253 octets.</summary>
    public const int MaxChars = 1024;

    /// <summary>False in the platform's invariant mode, where compatibility forms are not folded: other scripts are refused then, since a wrong key would be silent.</summary>
    private static readonly bool CanFold = "\uFF21".Normalize(NormalizationForm.FormKC) == "A";

    /// <summary>The name in ASCII, lower-case; null when it holds signs that no name can hold.</summary>
    public static string? ToAscii(string name)
    {
        if (name.Length > MaxChars || !CanFold) return null;
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsIgnored(rune)) continue;
            if (!MayStand(rune)) return null;
            kept.Append(rune.ToString());
        }

        var folded = kept.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        var ascii = new StringBuilder(folded.Length + 16);
        foreach (var label in folded.Replace('\u3002', '.').Split('.'))
        {
            if (!TryAppendLabel(label, ascii)) return null;
            ascii.Append('.');
        }

        ascii.Length--;
        return ascii.ToString();
    }

    private static bool TryAppendLabel(string label, StringBuilder target)
    {
        if (Ascii.IsValid(label))
        {
            target.Append(label);
            return true;
        }

        var runes = label.EnumerateRunes().ToArray();
        if (runes.Length > Punycode.MaxRunes) return false;
        target.Append("xn--");
        Punycode.Encode(runes, target);
        return true;
    }

    /// <summary>Signs that nobody sees and every browser drops: soft hyphen, zero-width space and joiner marks, variation selectors.</summary>
    private static bool IsIgnored(Rune rune) => rune.Value
        is 0x00AD or 0x034F or 0x200B or 0x2060 or 0x2064 or 0xFEFF
        or (>= 0x180B and <= 0x180D) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool MayStand(Rune rune)
    {
        // The two joiners carry meaning in Persian and Indic names.
        if (rune.Value is 0x200C or 0x200D) return true;
        if (rune.Value == 0xFFFD || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return false;
        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
