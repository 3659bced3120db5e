namespace OpenHotline.Ground.Outside.Mail;

/// <summary>What a message that came in is, before anybody reads it.</summary>
/// <param name="AnswersTo">Message-IDs it refers to, without brackets, the nearest first; at most 20.</param>
/// <remarks>Anybody can write any of these: believe a report only where it gives back a reference that only the recipient had.</remarks>
public abstract record MailMeaning(IReadOnlyList<string> AnswersTo)
{
    /// <summary>A person may have written it.</summary>
    public sealed record Ordinary(IReadOnlyList<string> AnswersTo) : MailMeaning(AnswersTo);

    /// <summary>A mail system reports on a delivery (RFC 3464).</summary>
    /// <param name="EnvelopeId">Our reference (ENVID), if it was given back.</param>
    /// <param name="OriginalMessageId">Of the message it is about, if that was given back.</param>
    public sealed record DeliveryReport(
        IReadOnlyList<string> AnswersTo, string? EnvelopeId, string? OriginalMessageId, IReadOnlyList<RecipientStatus> Recipients) : MailMeaning(AnswersTo)
    {
        // Privacy: names mailboxes.
        public override string ToString() => nameof(DeliveryReport);
    }

    /// <summary>A complaint in machine form (ARF, RFC 5965), as other hotlines and providers send.</summary>
    /// <param name="FeedbackType">Such as "abuse" or "xarf", lower case.</param>
    public sealed record FeedbackReport(
        IReadOnlyList<string> AnswersTo, string FeedbackType, string? EnvelopeId, string? OriginalMessageId) : MailMeaning(AnswersTo);

    /// <summary>Somebody's program says that the message was shown (RFC 8098).</summary>
    public sealed record ReadReceipt(IReadOnlyList<string> AnswersTo, string? OriginalMessageId) : MailMeaning(AnswersTo);

    /// <summary>No person wrote it, and nothing may be answered to it (RFC 3834).</summary>
    public sealed record Automatic(IReadOnlyList<string> AnswersTo, AutomaticKind Kind) : MailMeaning(AnswersTo);
}
