using MimeKit;
using MimeKit.Utils;

namespace OpenHotline.Sandbox.Mail;

/// <summary>Writes a delivery status notification (RFC 3464) in its multipart/report (RFC 6522).</summary>
internal static class DeliveryReport
{
    private const string Relay = "mail.example";

    public static byte[] Write(Envelope envelope, Recipient recipient, bool isDelivered, byte[] original, DateTimeOffset at)
    {
        var status = new MessageDeliveryStatus();
        var message = new HeaderList { { "Reporting-MTA", $"dns; {Relay}" }, { "Arrival-Date", DateUtils.FormatDate(at) } };
        if (envelope.EnvelopeId is { } id) message.Insert(0, "Original-Envelope-Id", id);
        status.StatusGroups.Add(message);
        status.StatusGroups.Add(new HeaderList
        {
            { "Final-Recipient", $"rfc822; {recipient.Mailbox}" },
            { "Action", isDelivered ? "delivered" : "failed" },
            { "Status", isDelivered ? "2.1.5" : "5.2.1" },
            { "Diagnostic-Code", isDelivered ? "smtp; 250 delivered" : "smtp; 550 5.2.1 mailbox closed" },
        });
        var words = isDelivered ? "Your message has arrived in the mailbox." : "Your message could not be delivered: the mailbox is closed.";
        var report = new MultipartReport("delivery-status") { new TextPart("plain") { Text = words }, status, Headers(original) };
        using var written = new MemoryStream();
        using var mail = new MimeMessage([new MailboxAddress("Mail delivery", "postmaster@mail.example")], [new MailboxAddress("", envelope.Sender)],
            isDelivered ? "Delivered" : "Undelivered mail returned to sender", report)
        {
            Date = at,
            MessageId = MimeUtils.GenerateMessageId(Relay),
        };
        mail.Headers.Add("Auto-Submitted", "auto-replied");
        mail.WriteTo(written);
        return written.ToArray();
    }

    /// <summary>The headers of the original, which name it without repeating it.</summary>
    private static TextPart Headers(byte[] original)
    {
        using var stream = new MemoryStream(original);
        return new TextPart("rfc822-headers") { Text = string.Concat(HeaderList.Load(stream).Select(header => $"{header.Field}: {header.Value}\r\n")) };
    }
}
