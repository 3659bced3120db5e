namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>The five lists of registries that IANA keeps.</summary>
internal enum DirectoryList
{
    /// <summary>IPv4 networks: ipv4.json.</summary>
    Networks4 = 1,

    /// <summary>IPv6 networks: ipv6.json.</summary>
    Networks6 = 2,

    /// <summary>Autonomous system numbers: asn.json.</summary>
    Systems = 3,

    /// <summary>Top-level domains: dns.json.</summary>
    Domains = 4,

    /// <summary>The tags at the end of handles: object-tags.json.</summary>
    Tags = 5,
}
