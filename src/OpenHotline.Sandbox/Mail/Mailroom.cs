using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Mail;

/// <summary>Brings accepted mail to its mailboxes, and says so, or that it could not, by delivery status notifications.</summary>
public sealed class Mailroom(Letterboxes boxes, HotlineMaildir hotline, TimeProvider clock)
{
    /// <summary>Mail to these comes back: the mailbox is closed.</summary>
    private static readonly HashSet<string> Closed = [SmallMap.Bouncing.AbuseMailbox];

    /// <summary>Whether the relay takes mail for a mailbox at all. Nothing outside documentation names is ever taken.</summary>
    public static bool Takes(string mailbox) => Letterboxes.IsOurs(mailbox.ToLowerInvariant());

    public void Accept(Envelope envelope, byte[] raw)
    {
        foreach (var recipient in envelope.Recipients)
        {
            var arrived = Deliver(recipient.Mailbox.ToLowerInvariant(), raw);
            if (envelope.Sender.Length == 0) continue;
            if (arrived && recipient.WantsSuccess) Report(envelope, recipient, isDelivered: true, raw);
            if (!arrived && recipient.WantsFailure) Report(envelope, recipient, isDelivered: false, raw);
        }
    }

    private bool Deliver(string mailbox, byte[] raw)
    {
        if (Closed.Contains(mailbox)) return false;
        if (mailbox != SandboxOutside.HotlineMailbox) return boxes.Deliver(mailbox, raw);
        hotline.Deliver(raw);
        return true;
    }

    private void Report(Envelope envelope, Recipient recipient, bool isDelivered, byte[] raw) =>
        // The null sender: nobody answers a report (RFC 3464, section 2).
        Accept(new Envelope("", [new Recipient(envelope.Sender, false, false)], null), DeliveryReport.Write(envelope, recipient, isDelivered, raw, clock.GetUtcNow()));
}
