namespace OpenHotline.Ground.Outside.Mail;

/// <summary>How we know that no person wrote a message.</summary>
public enum AutomaticKind
{
    /// <summary>"Auto-Submitted: auto-replied": somebody is away, or a ticket system says thank you.</summary>
    Replied = 1,

    /// <summary>"Auto-Submitted: auto-generated" or another value.</summary>
    Generated = 2,

    /// <summary>Sent from nobody ("Return-Path: &lt;&gt;"), as bounces of old kinds are.</summary>
    FromNobody = 3,

    /// <summary>A mailing list or a bulk mailing.</summary>
    Bulk = 4,
}
