using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>The mailbox that answers and mailed reports come to.</summary>
public sealed class MailboxSettings : IValidatableObject
{
    [EnumDataType(typeof(MailboxKind))]
    public MailboxKind Kind { get; set; } = MailboxKind.None;

    /// <summary>The Maildir, which holds the folders new, cur and tmp.</summary>
    [StringLength(1000)]
    public string? Folder { get; set; }

    [StringLength(253)]
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 993;

    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; set; } = MailSecurity.Tls;

    [StringLength(255)]
    public string? User { get; set; }

    /// <summary>A secret: from the environment or a file.</summary>
    [StringLength(1000)]
    public string? Password { get; set; }

    /// <summary>The folder on the IMAP server.</summary>
    [Required, StringLength(255)]
    public string ImapFolder { get; set; } = "INBOX";

    /// <summary>Largest message that is read; a larger one is shown to a person as too large.</summary>
    [Range(1024, 256 << 20)]
    public int MaxBytes { get; set; } = 25 << 20;

    /// <summary>Most messages in one round.</summary>
    [Range(1, 10_000)]
    public int MaxMessages { get; set; } = 500;

    [Range(0.05, 600)]
    public double LimitSeconds { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == MailboxKind.Maildir && string.IsNullOrEmpty(Folder)) yield return new ValidationResult("A Maildir needs a folder.", [nameof(Folder)]);
        if (Kind == MailboxKind.Imap && string.IsNullOrEmpty(Host)) yield return new ValidationResult("IMAP needs a host.", [nameof(Host)]);
    }
}
