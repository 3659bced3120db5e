namespace OpenHotline.Ground.Outside.Wires;

/// <summary>How a way leaves this machine.</summary>
public enum WayOutKind
{
    /// <summary>From this machine.</summary>
    Direct = 0,

    /// <summary>Through an HTTP proxy by CONNECT (RFC 9110, section 9.3.6).</summary>
    HttpConnect = 1,

    /// <summary>Through a SOCKS5 proxy (RFC 1928); the only kind that can reach onion services.</summary>
    Socks5 = 2,
}
