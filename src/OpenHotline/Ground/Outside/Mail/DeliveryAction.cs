namespace OpenHotline.Ground.Outside.Mail;

/// <summary>What a mail system did (RFC 3464, section 2.3.3).</summary>
public enum DeliveryAction
{
    /// <summary>Not said, or not understood.</summary>
    Unknown = 0,

    /// <summary>Given up: the recipient has not got it.</summary>
    Failed = 1,

    /// <summary>Not yet delivered; it is being tried.</summary>
    Delayed = 2,

    /// <summary>In the mailbox.</summary>
    Delivered = 3,

    /// <summary>Handed to a system that sends no reports.</summary>
    Relayed = 4,

    /// <summary>Handed on to several recipients.</summary>
    Expanded = 5,
}
