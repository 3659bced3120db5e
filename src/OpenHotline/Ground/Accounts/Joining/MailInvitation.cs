using MimeKit;
using OpenHotline.Ground.Letters;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Mails a one-time link to whom it is for, where a relay is set. That of an invitation is shown to the administrator as well.</summary>
/// <remarks>Tries once, outside any unit of work: a relay that is down must not undo the invitation.</remarks>
public sealed class MailInvitation(IPost post, OutsideSettings outside, AccountsSettings settings, HouseSettings house, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        /// <summary>The relay took it.</summary>
        Mailed = 1,

        /// <summary>The relay did not take it, or it is not known whether it did.</summary>
        NotMailed = 2,

        /// <summary>No relay is set.</summary>
        NoRelay = 3,
    }

    /// <summary>Whether mail can be sent at all.</summary>
    public bool HasRelay => outside.Post.Host.Length > 0 && !string.IsNullOrEmpty(outside.Post.FromMailbox);

    public Task<Outcome> RunAsync(string mailbox, string link, CancellationToken cancellation) => SendAsync("invitation", mailbox, link, cancellation);

    /// <summary>Mails the link of somebody who entered a recovery code.</summary>
    public Task<Outcome> RecoveryAsync(string mailbox, string link, CancellationToken cancellation) => SendAsync("recovery", mailbox, link, cancellation);

    private async Task<Outcome> SendAsync(string name, string mailbox, string link, CancellationToken cancellation)
    {
        if (outside.Post is not { Host.Length: > 0, FromMailbox: { Length: > 0 } from }) return Outcome.NoRelay;
        if (!MailboxAddress.TryParse(mailbox.Trim(), out var to)) return Outcome.NotMailed;
        var letter = LetterTemplate.Of(name, "en");
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hotline"] = house.HotlineName, ["link"] = link,
            ["hours"] = settings.JoinLinkHours.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var message = new MimeMessage { Subject = letter.Subject(values), Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = letter.Body(values) } };
        message.From.Add(new MailboxAddress(house.HotlineName, from));
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await post.SendAsync(new OutgoingMail(message), both.Token) is PostOutcome.Accepted ? Outcome.Mailed : Outcome.NotMailed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Outcome.NotMailed;
        }
    }
}
