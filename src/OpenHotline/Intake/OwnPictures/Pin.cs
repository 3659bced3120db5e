using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>The number that a young person chose beside their code: 6 to 12 digits, kept as a slow hash only.</summary>
public sealed class Pin
{
    public const int MinDigits = 6;
    public const int MaxDigits = 12;
    public const int SaltBytes = 16;

    // OWASP's password storage cheat sheet of 2025 asks for 600,000 rounds; half of it keeps the answer within its fixed time on two cores.
    private const int Rounds = 300_000;
    private const int HashBytes = 32;
    private readonly byte[] digits;

    private Pin(string digits) => this.digits = Encoding.ASCII.GetBytes(digits);

    /// <summary>Reads what was typed, in any digits that Unicode has; null where it cannot be a PIN.</summary>
    public static Pin? Read(string? typed)
    {
        if (typed is null || typed.Length > 2 * MaxDigits) return null;
        var read = new StringBuilder();
        foreach (var sign in typed)
        {
            if (char.IsWhiteSpace(sign) || sign == '-') continue;
            if (!char.IsDigit(sign)) return null;
            read.Append((char)('0' + char.GetNumericValue(sign)));
        }

        return read.Length is >= MinDigits and <= MaxDigits ? new Pin(read.ToString()) : null;
    }

    /// <summary>One digit only, or digits in a row: the first that anybody tries.</summary>
    public bool IsEasy => Enumerable.Range(-1, 3).Any(step => digits.Zip(digits.Skip(1)).All(pair => pair.Second - pair.First == step));

    public byte[] Hash(byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(digits, salt, Rounds, HashAlgorithmName.SHA256, HashBytes);

    /// <summary>Something that costs the same and is nobody's PIN.</summary>
    internal static Pin Nobodys { get; } = new("000000");

    // Privacy: a PIN in a log would open a request.
    public override string ToString() => "[pin]";
}
