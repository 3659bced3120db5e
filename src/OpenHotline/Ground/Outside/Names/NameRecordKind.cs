namespace OpenHotline.Ground.Outside.Names;

/// <summary>The kinds of record we ask for; the numbers are those of the DNS (RFC 1035, RFC 3596).</summary>
public enum NameRecordKind
{
    /// <summary>An IPv4 address.</summary>
    Address4 = 1,

    /// <summary>A name server.</summary>
    NameServer = 2,

    /// <summary>Another name for the same thing.</summary>
    Alias = 5,

    /// <summary>The name of an address.</summary>
    Pointer = 12,

    /// <summary>A host that takes mail.</summary>
    MailExchange = 15,

    /// <summary>Free text, such as SPF or a DKIM key.</summary>
    Text = 16,

    /// <summary>An IPv6 address.</summary>
    Address6 = 28,
}
