using System.Collections.Frozen;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>What a password must be: long, and not one that everybody tries first. No rule about kinds of characters (NIST SP 800-63B section 5.1.1.2).</summary>
public static class PasswordRule
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    // What is left of a long password when digits, signs and repeats are taken away, and stands on every list of stolen ones.
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        ["password", "passwort", "motdepasse", "contrasena", "qwerty", "qwertyuiop", "qwertyui", "azerty", "azertyuiop", "letmein", "welcome", "iloveyou",
         "admin", "administrator", "changeme", "secret", "hotline", "openhotline", "abcdefghijkl", "abcdefghijklm", "monkey", "dragon", "sunshine", "princess",
         "football", "baseball", "superman", "trustno", "passw", "passwordpassword", "correcthorsebatterystaple", "analyst", "default", "test", "testtest"],
        StringComparer.Ordinal);

    /// <summary>A sentence that says what to change; null where the password will do.</summary>
    public static string? WhyNot(string? password, Account account)
    {
        if (password is null || password.Length < MinLength) return $"Choose a password of at least {MinLength} characters. Three or four words that have nothing to do with each other are easy to remember.";
        if (password.Length > MaxLength) return $"Choose a password of at most {MaxLength} characters.";
        if (password.Distinct().Count() < 5) return "This password repeats too few characters. Choose another.";
        if (password.All(char.IsAsciiDigit)) return "A password of digits alone is guessed quickly. Choose another.";
        if (Common.Contains(Letters(password)) || Common.Contains(Letters(Spoken(password)))) return "This password is one of those that everybody tries first. Choose another.";
        return Holds(password, account.DisplayName) || Holds(password, account.Email?.Split('@')[0])
            ? "This password holds your own name. Choose another." : null;
    }

    private static bool Holds(string password, string? name) =>
        name is { Length: >= 4 } && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string password) => new([.. password.ToLowerInvariant().Where(char.IsLetter)]);

    // P4ssw0rd is as common as what it stands for.
    private static string Spoken(string password) =>
        new([.. password.Select(one => one switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '@' => 'a', '$' => 's', _ => one })]);
}
