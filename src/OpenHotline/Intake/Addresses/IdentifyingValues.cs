using System.Buffers;

namespace OpenHotline.Intake.Addresses;

/// <summary>Recognises values that say something about the visitor whatever they are called. Each scan is one pass.</summary>
internal static class IdentifyingValues
{
    private const int MinRandomChars = 16, MinHexChars = 20, MinJwtChars = 30, MinDigits = 3;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> MailSigns = SearchValues.Create(Letters + "0123456789._%+-@");
    private static readonly SearchValues<char> JwtSigns = SearchValues.Create(Letters + "0123456789-_.");
    private static readonly SearchValues<char> TokenSigns = SearchValues.Create(Letters + "0123456789-_");
    private static readonly string[] FileEndings = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "css", "js", "html", "htm", "php", "mp4", "webm", "pdf"];

    /// <summary>A signed token: "eyJ" is how <c>{"</c> begins in base64url, and at least two full stops follow.</summary>
    public static bool IsJwt(ReadOnlySpan<char> value) =>
        value.Length >= MinJwtChars && value.StartsWith("eyJ", StringComparison.Ordinal) && value.Count('.') is >= 2 and <= 4 && !value.ContainsAnyExcept(JwtSigns);

    /// <summary>Finds the first run that holds an e-mail address. "name@2x.png" is a picture for sharp screens, not a mailbox.</summary>
    public static bool TryFindEmail(ReadOnlySpan<char> value, out int start, out int length)
    {
        (start, length) = (0, 0);
        for (var from = 0; from < value.Length;)
        {
            var skip = value[from..].IndexOfAny(MailSigns);
            if (skip < 0) return false;
            start = from + skip;
            length = value[start..].IndexOfAnyExcept(MailSigns);
            if (length < 0) length = value.Length - start;
            if (HoldsEmail(value.Slice(start, length))) return true;
            from = start + length;
        }

        return false;
    }

    /// <summary>A UUID, a long hexadecimal number, or a long mixture of letters and digits.</summary>
    public static bool IsRandom(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        if (dot > 0) value = value[..dot];
        if (value.Length < MinRandomChars || value.ContainsAnyExcept(TokenSigns)) return false;
        int digits = 0, changes = 0, capitals = 0, hex = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsAsciiDigit(value[i])) digits++;
            if (char.IsAsciiHexDigit(value[i]) || value[i] == '-') hex++;
            if (char.IsAsciiLetterUpper(value[i])) capitals++;
            if (i > 0 && Kind(value[i]) != Kind(value[i - 1])) changes++;
        }

        if (digits < MinDigits || digits == value.Length) return false;
        return (hex == value.Length && value.Length >= MinHexChars) || (changes * 4 >= value.Length && (capitals > 0 || changes * 3 >= value.Length));
    }

    private static int Kind(char sign) => char.IsAsciiDigit(sign) ? 1 : char.IsAsciiLetterUpper(sign) ? 2 : 3;

    private static bool HoldsEmail(ReadOnlySpan<char> run)
    {
        var at = run.LastIndexOf('@');
        if (at <= 0) return false;
        var domain = run[(at + 1)..].TrimEnd(".-_%+");
        var dot = domain.LastIndexOf('.');
        if (dot <= 0 || domain.Length - dot < 3 || run[..at].IndexOfAnyExcept("@.-_%+") < 0) return false;
        var ending = domain[(dot + 1)..];
        foreach (var known in FileEndings) if (ending.Equals(known, StringComparison.OrdinalIgnoreCase)) return false;
        return !ending.ContainsAnyExcept(Letters);
    }
}
