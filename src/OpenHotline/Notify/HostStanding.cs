namespace OpenHotline.Notify;

/// <summary>How a host is to be dealt with.</summary>
public enum HostStanding
{
    /// <summary>Nothing is known yet.</summary>
    Unknown = 0,

    /// <summary>Acts on notices.</summary>
    Trusted = 1,

    /// <summary>Knows and does nothing, or warns its customers: police and upstream only.</summary>
    Complicit = 2,
}

/// <summary>A step of the ladder. The numbers stand on the timeline.</summary>
public enum Rung
{
    /// <summary>Whoever serves the page.</summary>
    Host = 1,

    /// <summary>Whoever runs the site; only where it was broken into or others put content there.</summary>
    SiteOwner = 2,

    /// <summary>Whoever sold the name.</summary>
    Registrar = 3,

    /// <summary>Whoever connects the host.</summary>
    Upstream = 4,
}
