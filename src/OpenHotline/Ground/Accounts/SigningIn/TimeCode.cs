using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Time-based one-time codes of six digits, RFC 6238 with HMAC-SHA-1 and steps of 30 seconds, as every authenticator makes them.</summary>
/// <remarks>Identity's own check asks the computer's clock and does not say which step it took, so a code could be used twice; decision 0080.</remarks>
public static class TimeCode
{
    public const int SecretBytes = 20;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The step that the code belongs to, one step early or late included; null where it fits none.</summary>
    public static long? Match(byte[] secret, string? code, DateTimeOffset now)
    {
        var digits = code?.Replace(" ", "", StringComparison.Ordinal);
        if (digits is not { Length: 6 } || !digits.All(char.IsAsciiDigit)) return null;
        var current = now.ToUnixTimeSeconds() / 30;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, step)), System.Text.Encoding.ASCII.GetBytes(digits))) found = step;
        }

        return found;
    }

    /// <summary>The code of a step, RFC 4226 section 5.3.</summary>
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The secret in base32 (RFC 4648 section 6), to be typed where the picture cannot be scanned.</summary>
    public static string Typed(byte[] secret)
    {
        var text = new System.Text.StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++) value = (value << 1) | (i < secret.Length * 8 ? (secret[i / 8] >> (7 - i % 8)) & 1 : 0);
            text.Append(Alphabet[value]);
        }

        return text.ToString();
    }

    /// <summary>What the picture for the authenticator holds.</summary>
    public static string Link(byte[] secret, string hotline, string mail) =>
        $"otpauth://totp/{Uri.EscapeDataString(hotline)}:{Uri.EscapeDataString(mail)}?secret={Typed(secret)}&issuer={Uri.EscapeDataString(hotline)}&digits=6&period=30";
}
