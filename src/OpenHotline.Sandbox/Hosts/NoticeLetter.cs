using System.Text.RegularExpressions;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

/// <summary>A letter of the hotline that asks for something to be removed, as somebody at a hosting company reads it.</summary>
/// <param name="Link">The recipient's own page on the hosts' door.</param>
/// <param name="Page">The page it is about; null where the letter names none of the small internet.</param>
public sealed partial record NoticeLetter(Letter Letter, Uri Link, PageKey? Page, string Ticket)
{
    /// <summary>Null for any other letter.</summary>
    public static NoticeLetter? Read(Letter letter)
    {
        if (LinkPattern().Match(letter.Text) is not { Success: true } link || !Uri.TryCreate(link.Value, UriKind.Absolute, out var address)) return null;
        var defanged = DefangedPattern().Match(letter.Text);
        var ticket = TicketPattern().Match(letter.Text);
        return new NoticeLetter(letter, address, defanged.Success ? PageKey.Read(defanged.Value) : null, ticket.Success ? ticket.Value : "");
    }

    /// <summary>The one-time code in a letter that brings one; null for any other letter.</summary>
    public static string? CodeIn(Letter letter) =>
        !LinkPattern().IsMatch(letter.Text) && CodePattern().Match(letter.Text) is { Success: true } code ? code.Value.Trim() : null;

    [GeneratedRegex(@"https?://[^\s/]+/n/[A-Za-z0-9_-]{20,}", RegexOptions.None, 200)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"hxxps?://\S+", RegexOptions.None, 200)]
    private static partial Regex DefangedPattern();

    [GeneratedRegex(@"OH-[A-Z0-9]{6,}", RegexOptions.None, 200)]
    private static partial Regex TicketPattern();

    [GeneratedRegex(@"^\s{2,}[A-Z0-9][A-Z0-9 -]{4,11}\s*$", RegexOptions.Multiline, 200)]
    private static partial Regex CodePattern();
}
