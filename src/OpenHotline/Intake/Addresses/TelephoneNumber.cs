using System.Globalization;
using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>A telephone number: digits, with a plus sign in front when it was given in international form.</summary>
/// <remarks>Length after ITU-T E.164: at most 15 digits. A number without country code stays as it is; nothing is guessed.</remarks>
public sealed class TelephoneNumber
{
    private const int MinDigits = 3, MaxDigits = 15;

    private TelephoneNumber(string text) => Text = text;

    /// <summary><c>+</c> and digits, or digits alone. Secret: see <see cref="ToString"/>.</summary>
    public string Text { get; }

    public bool IsInternational => Text.StartsWith('+');

    /// <summary>Reads a number in any script's digits with blanks, dashes, dots, slashes and brackets between; null when it is none.</summary>
    public static TelephoneNumber? Read(string? typed)
    {
        if (typed is null || typed.Length > NamedThing.MaxChars) return null;
        var text = typed.Trim();
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) text = text[4..];
        var digits = new StringBuilder(MaxDigits + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            var value = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : -1;
            if (value >= 0) digits.Append((char)('0' + value));
            else if (rune.Value is '+' or '＋' && digits.Length == 0) digits.Append('+');
            else if (!IsBetween(rune)) return null;
            if (digits.Length > MaxDigits + 2) return null;
        }

        var number = digits.ToString();
        if (number.StartsWith("00", StringComparison.Ordinal)) number = $"+{number.AsSpan(2)}";
        return number.TrimStart('+').Length is >= MinDigits and <= MaxDigits ? new TelephoneNumber(number) : null;
    }

    // Privacy: a number is a person.
    public override string ToString() => "[telephone number]";

    private static bool IsBetween(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is '-' or '.' or '/' or '(' or ')'
        or (>= 0x2010 and <= 0x2015) or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
