namespace OpenHotline.Ground.Outside.Mail;

/// <summary>What became of one message for one recipient (RFC 3464, section 2.3).</summary>
/// <param name="FinalRecipient">The mailbox, without "rfc822;".</param>
/// <param name="Status">Such as "5.1.1" (RFC 3463); null when it is missing or not of that form.</param>
/// <param name="Diagnostic">What the other server said, cut to 500 characters; may name a mailbox.</param>
public sealed record RecipientStatus(string? FinalRecipient, DeliveryAction Action, string? Status, string? Diagnostic)
{
    // Privacy: names a mailbox.
    public override string ToString() => $"{Action} {Status}";
}
