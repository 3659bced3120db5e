using System.Security.Cryptography;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>The code of a campaign link.</summary>
public static class LinkCode
{
    public const int Characters = 6;

    // No vowels, so that no word comes about; no 0, 1, l: they are mistaken for each other on a poster.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Characters);

    public static bool IsOne(string? text) => text is { Length: Characters } && text.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal));
}
