using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>Encodes one label of an international name (RFC 3492).</summary>
/// <remarks>Own code, because the platform's answer depends on the version of the language library beside it, and an identity must be the same on every machine.</remarks>
internal static class Punycode
{
    private const int Base = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700, InitialBias = 72, InitialN = 128;

    /// <summary>The longest label that is tried: 63 octets is the limit of the DNS, so more code points can never fit.</summary>
    public const int MaxRunes = 63;

    /// <summary>Appends the encoded label without the <c>xn--</c> prefix.</summary>
    public static void Encode(ReadOnlySpan<Rune> label, StringBuilder target)
    {
        var basic = 0;
        foreach (var rune in label)
        {
            if (!rune.IsAscii) continue;
            target.Append((char)rune.Value);
            basic++;
        }

        if (basic > 0) target.Append('-');
        int n = InitialN, delta = 0, bias = InitialBias, handled = basic;
        while (handled < label.Length)
        {
            var next = int.MaxValue;
            foreach (var rune in label) if (rune.Value >= n && rune.Value < next) next = rune.Value;
            // Cannot overflow: at most 63 runes below 0x110000.
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var rune in label)
            {
                if (rune.Value < n) delta++;
                if (rune.Value != n) continue;
                AppendVariableLength(delta, bias, target);
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }
    }

    private static void AppendVariableLength(int delta, int bias, StringBuilder target)
    {
        var q = delta;
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, TMin, TMax);
            if (q < threshold) break;
            target.Append(Digit(threshold + ((q - threshold) % (Base - threshold))));
            q = (q - threshold) / (Base - threshold);
        }

        target.Append(Digit(q));
    }

    private static int Adapt(int delta, int points, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / points;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base) delta /= Base - TMin;
        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
