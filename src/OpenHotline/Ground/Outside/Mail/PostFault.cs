namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Why no conversation with the relay came about.</summary>
public enum PostFault
{
    /// <summary>No relay is configured.</summary>
    NotConfigured = 1,

    /// <summary>Its name is unknown or nobody answers there.</summary>
    NoConnection = 2,

    /// <summary>Encryption was asked for and did not come about, or the certificate is not trusted.</summary>
    Encryption = 3,

    /// <summary>It hung up, or what it said was not SMTP.</summary>
    Protocol = 4,

    /// <summary>The message has no recipient or no sender.</summary>
    NoEnvelope = 5,
}
