namespace OpenHotline.Ground.Outside.Mail;

/// <summary>A mailbox that people and mail systems answer to.</summary>
/// <remarks>
/// At least once: a message comes again until <see cref="MarkHandledAsync"/> has returned, so whoever reads it keeps
/// <see cref="ReceivedMail.Key"/> and ignores what it has seen.
/// </remarks>
public interface IMailbox
{
    /// <summary>The messages that have not been handled, oldest first, one in memory at a time.</summary>
    /// <exception cref="MailboxClosedException">The mailbox cannot be read now; try again at the next round.</exception>
    IAsyncEnumerable<ReceivedMail> ReadNewAsync(CancellationToken cancellation);

    /// <summary>Says that a message is dealt with and need not come again. Safe to repeat.</summary>
    /// <exception cref="MailboxClosedException">Not noted: the message will come again.</exception>
    Task MarkHandledAsync(string id, CancellationToken cancellation);
}
