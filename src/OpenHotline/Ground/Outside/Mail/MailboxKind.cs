namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Where mail to us is kept.</summary>
public enum MailboxKind
{
    /// <summary>No mailbox is read.</summary>
    None = 0,

    /// <summary>A folder on this machine in Maildir form.</summary>
    Maildir = 1,

    /// <summary>An IMAP server.</summary>
    Imap = 2,
}
