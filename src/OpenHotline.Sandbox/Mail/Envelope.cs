namespace OpenHotline.Sandbox.Mail;

/// <summary>What the SMTP conversation says about a message (RFC 5321, RFC 3461).</summary>
/// <param name="Sender">Empty for the null sender of a report, to which nothing is ever answered.</param>
/// <param name="EnvelopeId">The sender's own reference; null where none was given.</param>
public sealed record Envelope(string Sender, IReadOnlyList<Recipient> Recipients, string? EnvelopeId);

/// <param name="WantsSuccess">A report is asked for when the message has arrived.</param>
/// <param name="WantsFailure">A report is asked for when it cannot arrive; true unless the sender said never.</param>
public sealed record Recipient(string Mailbox, bool WantsSuccess, bool WantsFailure);
