namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Why we did not go to an address.</summary>
public enum FetchRefusal
{
    /// <summary>It leads to an address that is not on the public internet.</summary>
    NotPublic = 1,

    /// <summary>Neither http nor https.</summary>
    OtherScheme = 2,

    /// <summary>The host is no host name and no address, or a spelling made to mislead.</summary>
    NotAHost = 3,

    /// <summary>An onion service, and the caller did not allow one.</summary>
    OnionNotAllowed = 4,

    /// <summary>An onion service, and the way is not a SOCKS5 proxy.</summary>
    OnionNeedsSocks = 5,

    /// <summary>There is no way out of that name.</summary>
    UnknownWay = 6,

    /// <summary>The port belongs to something that is not a web server, or is closed by the operator.</summary>
    PortNotAllowed = 7,
}
