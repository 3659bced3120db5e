using System.Text.RegularExpressions;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Finds mailboxes and web forms in what registries write.</summary>
internal static partial class ContactText
{
    [GeneratedRegex(@"[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex MailboxPattern();

    [GeneratedRegex(@"https?://[^\s<>""']{4,400}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex FormPattern();

    /// <summary>The mailbox, lower case in its domain, without "mailto:"; null when the text is none.</summary>
    public static string? Mailbox(string? text)
    {
        var bare = text?.Trim() ?? "";
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) bare = bare[7..].Split('?')[0];
        if (bare.Length > 254) return null;
        var match = MailboxPattern().Match(bare);
        if (!match.Success || match.Length != bare.Length) return null;
        var at = bare.LastIndexOf('@');
        return bare[..at] + bare[at..].ToLowerInvariant();
    }

    public static bool IsForm(string? text) => text is not null && FormPattern().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>Mailboxes and forms in free text.</summary>
    public static IEnumerable<(string? Mailbox, string? Form)> In(string text)
    {
        foreach (Match match in MailboxPattern().Matches(text))
        {
            if (Mailbox(match.Value.TrimEnd('.', '-')) is { } mailbox) yield return (mailbox, null);
        }

        foreach (Match match in FormPattern().Matches(text)) yield return (null, match.Value.TrimEnd('.', ',', ')', ';'));
    }
}
