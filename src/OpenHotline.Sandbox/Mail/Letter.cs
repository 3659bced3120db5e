using MimeKit;

namespace OpenHotline.Sandbox.Mail;

/// <summary>One message in a mailbox of the small internet.</summary>
/// <param name="Id">Names it in the sandbox.</param>
public sealed record Letter(Guid Id, string Mailbox, DateTime ReceivedAt, string From, string Subject, string Text, byte[] Raw)
{
    private const int MaxText = 20_000;

    public static Letter Read(Guid id, string mailbox, DateTime receivedAt, byte[] raw)
    {
        try
        {
            using var stream = new MemoryStream(raw);
            var message = MimeMessage.Load(stream);
            var text = message.TextBody ?? "(This mail has no plain text.)";
            return new Letter(id, mailbox, receivedAt, message.From.ToString(), message.Subject ?? "(no subject)", text[..Math.Min(text.Length, MaxText)], raw);
        }
        catch (FormatException)
        {
            return new Letter(id, mailbox, receivedAt, "", "(not a mail that can be read)", "", raw);
        }
    }

    // Privacy: a letter must not be printed into a log.
    public override string ToString() => nameof(Letter);
}
