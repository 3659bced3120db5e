using System.Buffers.Binary;
using System.Globalization;

namespace OpenHotline.Triage;

/// <summary>The short number by which colleagues speak of a case: <c>C-9F3A01B7</c>.</summary>
/// <remarks>The random end of the case's id: the beginning would tell the time and look alike. Two cases may share one, so a look-up gives a list.</remarks>
public readonly record struct CaseNumber(uint Value)
{
    private const int Digits = 8;

    public static CaseNumber Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return new CaseNumber(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
    }

    /// <summary>Reads a number as people type it: with or without its C, in any case, with spaces and dashes anywhere; null where it is none.</summary>
    public static CaseNumber? Read(string? typed)
    {
        Span<char> kept = stackalloc char[Digits + 1];
        var (length, isMarked) = (0, false);
        foreach (var letter in typed ?? "")
        {
            if (IsBetween(letter))
            {
                isMarked |= length == 1 && (kept[0] is 'c' or 'C');
                continue;
            }

            if (length == kept.Length) return null;
            kept[length++] = letter;
        }

        // C is a digit too: it is the mark of a number where something stands behind it, or eight others.
        isMarked |= length == kept.Length && (kept[0] is 'c' or 'C');
        var digits = kept[(isMarked ? 1 : 0)..length];
        return digits.Length == Digits && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? new CaseNumber(value) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"C-{Value:X8}");

    private static bool IsBetween(char letter) => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format || letter is '−';
}
