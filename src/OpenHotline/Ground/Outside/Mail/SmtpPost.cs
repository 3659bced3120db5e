using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Hands a message to the configured relay by SMTP (RFC 5321), one connection for each.</summary>
public sealed class SmtpPost(PeerDialler dialler, OutsideSettings settings, TimeProvider clock) : IPost
{
    private readonly PostSettings _settings = settings.Post;

    public async Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(_settings.Host)) return new PostOutcome.Unreachable(PostFault.NotConfigured);
        var messageId = Complete(mail.Message);
        if (Envelope.Of(mail.Message, _settings.FromMailbox) is not { } envelope) return new PostOutcome.Unreachable(PostFault.NoEnvelope);

        using var total = new Deadline(clock, TimeSpan.FromSeconds(_settings.TotalLimitSeconds), cancellation);
        using var client = new SmtpConversation(mail, total.LimitMilliseconds);

        // Privacy: without a name the mail library greets with that of this machine.
        client.LocalDomain = GreetingName() ?? "localhost";
        try
        {
            await OpenAsync(client, total.Token, cancellation);
            client.Stage = PostStage.Sender;
            var reply = await client.SendAsync(FormatOptions.Default, mail.Message, envelope.Sender, envelope.Recipients, total.Token, client.Progress);
            var accepted = new PostOutcome.Accepted(Cut(reply), messageId, client.ReportsPromised);
            await LeaveAsync(client, cancellation);
            return accepted;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested || client.Progress.HasBegun)
        {
            // Race: a call that is cancelled while the message is under way must not be taken for unsent.
            return SmtpFault.Judge(fault, client.Stage, client.Progress.HasBegun, messageId);
        }
    }

    /// <summary>Opens a conversation and ends it without a message. Null where the relay is ready to take one.</summary>
    internal async Task<PostOutcome?> GreetAsync(TimeSpan patience, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(_settings.Host)) return new PostOutcome.Unreachable(PostFault.NotConfigured);
        using var limit = new Deadline(clock, patience, cancellation);
        using var client = new SmtpConversation(new OutgoingMail(new MimeMessage()), limit.LimitMilliseconds);
        client.LocalDomain = GreetingName() ?? "localhost";
        try
        {
            await OpenAsync(client, limit.Token, cancellation);
            await LeaveAsync(client, cancellation);
            return null;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            return SmtpFault.Judge(fault, client.Stage, hasBegun: false, messageId: "");
        }
    }

    private async Task OpenAsync(SmtpConversation client, CancellationToken total, CancellationToken cancellation)
    {
        using var connect = new Deadline(clock, TimeSpan.FromSeconds(_settings.ConnectLimitSeconds), total);
        var stream = await dialler.DialAsync(_settings.Host, _settings.Port, connect.Token);
        await client.ConnectAsync(stream, _settings.Host, _settings.Port, SocketOptionsFor(_settings.Security), connect.Token);
        if (string.IsNullOrEmpty(_settings.User)) return;
        client.Stage = PostStage.SignIn;
        await client.AuthenticateAsync(_settings.User, _settings.Password ?? "", total);
    }

    /// <summary>Says goodbye. The message is already accepted, so nothing here may change the outcome.</summary>
    private async Task LeaveAsync(SmtpConversation client, CancellationToken cancellation)
    {
        using var limit = new Deadline(clock, TimeSpan.FromSeconds(2), cancellation);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception rude) when (rude is IOException or SocketException or OperationCanceledException or SmtpProtocolException or SmtpCommandException)
        {
        }
    }

    private string Complete(MimeMessage message)
    {
        if (message.From.Count == 0 && !string.IsNullOrEmpty(_settings.FromMailbox))
        {
            message.From.Add(new MailboxAddress(_settings.FromName ?? "", _settings.FromMailbox));
        }

        message.Date = clock.GetUtcNow();

        // Privacy: where nobody gave a Message-ID, MimeKit makes one up from the name of this machine; that one never leaves.
        // Any other is kept: a mail that is sent again must carry the same, so that its receiver can drop the twin.
        var madeUp = MimeUtils.GenerateMessageId();
        if (message.MessageId is { } kept && !kept.EndsWith(madeUp[madeUp.LastIndexOf('@')..], StringComparison.OrdinalIgnoreCase)) return kept;
        return message.MessageId = MimeUtils.GenerateMessageId(GreetingName() ?? "localhost");
    }

    private string? GreetingName() =>
        !string.IsNullOrEmpty(_settings.GreetingName) ? _settings.GreetingName
        : _settings.FromMailbox?.Split('@') is [_, var domain] ? domain
        : null;

    internal static SecureSocketOptions SocketOptionsFor(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    internal static string Cut(string? reply) => reply is null ? "" : reply.Length > 500 ? reply[..500] : reply;

    private sealed record Envelope(MailboxAddress Sender, IReadOnlyList<MailboxAddress> Recipients)
    {
        /// <summary>The envelope sender is the configured mailbox, so that bounces come to the mailbox we read.</summary>
        public static Envelope? Of(MimeMessage message, string? bounceMailbox)
        {
            var sender = string.IsNullOrEmpty(bounceMailbox) ? message.Sender ?? message.From.Mailboxes.FirstOrDefault() : new MailboxAddress("", bounceMailbox);
            var recipients = message.To.Mailboxes.Concat(message.Cc.Mailboxes).Concat(message.Bcc.Mailboxes)
                .DistinctBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase).ToList();
            return sender is null || recipients.Count == 0 ? null : new Envelope(sender, recipients);
        }
    }
}
