namespace OpenHotline.Ground.Outside.Mail;

/// <summary>How the connection to a mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: only for a server on this machine or a private network.</summary>
    None = 0,

    /// <summary>After the greeting (RFC 3207); without it there is no conversation.</summary>
    StartTls = 1,

    /// <summary>From the first byte.</summary>
    Tls = 2,
}
