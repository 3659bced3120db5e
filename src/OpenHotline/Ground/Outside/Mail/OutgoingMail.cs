using MimeKit;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>One message and what is asked of its delivery.</summary>
/// <param name="Message">Where it names no sender, the configured one is filled in. Date is set to the moment of sending; a Message-ID that is not of our own mail domain is replaced.</param>
/// <param name="EnvelopeId">Our own reference, which delivery reports give back (RFC 3461, ENVID); printable ASCII, at most 100 characters; null asks for none.</param>
/// <param name="DeliveryReports">True asks for a report of success, failure and delay, where the relay offers it.</param>
public sealed record OutgoingMail(MimeMessage Message, string? EnvelopeId = null, bool DeliveryReports = false)
{
    // Privacy: a message must not be printed into a log.
    public override string ToString() => nameof(OutgoingMail);
}
