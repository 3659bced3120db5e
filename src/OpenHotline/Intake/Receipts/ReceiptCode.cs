using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Intake.Receipts;

/// <summary>What a reporter writes down: 80 random bits in four groups of four signs. Only its hash is ever stored.</summary>
/// <remarks>The signs are Crockford's base 32: no I, L, O or U. Typed back, small letters, O for 0, I or L for 1, blanks and hyphens are understood.</remarks>
public sealed class ReceiptCode
{
    /// <summary>How many random bytes make a code.</summary>
    public const int Bytes = 10;

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private const int MaxTypedChars = 64;

    private ReceiptCode(string plain) => (Text, Hash) = (string.Join('-', plain.Chunk(4).Select(group => new string(group))), SHA256.HashData(Encoding.ASCII.GetBytes(plain)));

    /// <summary>As it is shown: <c>7K2M-…-…-…</c>.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the sixteen signs.</summary>
    public byte[] Hash { get; }

    public static ReceiptCode New() => Of(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The code of secret random bytes, of which the first ten are used.</summary>
    public static ReceiptCode Of(ReadOnlySpan<byte> random)
    {
        var plain = new char[Length];
        for (var i = 0; i < Length; i++)
        {
            var bit = i * 5;
            var pair = (random[bit / 8] << 8) | (bit / 8 + 1 < Bytes ? random[bit / 8 + 1] : 0);
            plain[i] = Signs[(pair >> (11 - (bit % 8))) & 31];
        }

        return new ReceiptCode(new string(plain));
    }

    /// <summary>Reads what somebody typed; null where it cannot be a code.</summary>
    public static ReceiptCode? Read(string? typed)
    {
        if (typed is null || typed.Length > MaxTypedChars) return null;
        var plain = new StringBuilder(Length);
        foreach (var sign in typed)
        {
            if (char.IsWhiteSpace(sign) || sign is '-' or '\u2010' or '\u2011' or '\u2013' or '\u200e' or '\u200f') continue;
            var known = char.ToUpperInvariant(sign) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (!Signs.Contains(known, StringComparison.Ordinal)) return null;
            plain.Append(known);
        }

        return plain.Length == Length ? new ReceiptCode(plain.ToString()) : null;
    }

    // Privacy: a code in a log would open a receipt.
    public override string ToString() => "[receipt]";
}
