namespace OpenHotline.Ground.Outside.Guard;

/// <summary>What an IP address is for (IANA special-purpose registries, RFC 6890).</summary>
public enum AddressKind
{
    /// <summary>On the public internet.</summary>
    Public = 0,

    /// <summary>"This network": 0.0.0.0/8, ::.</summary>
    Unspecified = 1,

    /// <summary>This machine: 127.0.0.0/8, ::1.</summary>
    Loopback = 2,

    /// <summary>A private network: RFC 1918, fc00::/7, fec0::/10.</summary>
    Private = 3,

    /// <summary>This cable: 169.254.0.0/16, where cloud metadata lives, and fe80::/10.</summary>
    LinkLocal = 4,

    /// <summary>Behind a carrier's translation: 100.64.0.0/10 (RFC 6598).</summary>
    CarrierShared = 5,

    /// <summary>For examples: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), 2001:db8::/32, 3fff::/20.</summary>
    Documentation = 6,

    /// <summary>To many at once: 224.0.0.0/4, ff00::/8, and broadcast.</summary>
    Multicast = 7,

    /// <summary>Set aside by the IETF: protocol assignments, benchmarks, discard, future use, and all IPv6 that is not 2000::/3.</summary>
    Reserved = 8,

    /// <summary>An IPv6 spelling of an IPv4 address or a tunnel to one: mapped, compatible, 6to4, Teredo, NAT64.</summary>
    Tunnel = 9,
}
