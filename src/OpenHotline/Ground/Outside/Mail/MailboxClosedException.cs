namespace OpenHotline.Ground.Outside.Mail;

/// <summary>The mailbox cannot be read now: not there, no sign-in, or the connection broke.</summary>
public sealed class MailboxClosedException : Exception
{
    public MailboxClosedException()
    {
    }

    public MailboxClosedException(string message)
        : base(message)
    {
    }

    public MailboxClosedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
