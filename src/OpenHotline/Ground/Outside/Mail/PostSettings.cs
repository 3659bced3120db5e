using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>The relay that takes our mail.</summary>
public sealed class PostSettings
{
    /// <summary>Host name or address; empty while no mail is sent.</summary>
    [StringLength(253)]
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    [EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Empty when the relay asks for no sign-in.</summary>
    [StringLength(255)]
    public string? User { get; set; }

    /// <summary>A secret: from the environment or a file.</summary>
    [StringLength(1000)]
    public string? Password { get; set; }

    /// <summary>The sender's mailbox where a message names none, and the one bounces come back to.</summary>
    [EmailAddress, StringLength(254)]
    public string? FromMailbox { get; set; }

    /// <summary>The sender's name where a message names none.</summary>
    [StringLength(100)]
    public string? FromName { get; set; }

    /// <summary>The name we greet with; empty takes the domain of <see cref="FromMailbox"/>.</summary>
    [StringLength(253)]
    public string? GreetingName { get; set; }

    [Range(0.05, 120)]
    public double ConnectLimitSeconds { get; set; } = 20;

    /// <summary>The whole conversation. RFC 5321 asks for patience after the message (section 4.5.3.2.6).</summary>
    [Range(0.05, 1800)]
    public double TotalLimitSeconds { get; set; } = 300;
}
