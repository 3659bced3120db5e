using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>One look at one reported address.</summary>
/// <param name="Address">An absolute http or https address. A user name or password in it is not sent.</param>
/// <param name="Way">The name of a configured way out.</param>
public sealed record FetchRequest(Uri Address, string Way = WayOut.DirectName)
{
    /// <summary>The page that has to be named as the one before, where a webpage is only shown to visitors from it; null sends none.</summary>
    public Uri? Referrer { get; init; }

    /// <summary>True where the jurisdiction profile allows onion services. They need a SOCKS5 way all the same.</summary>
    public bool OnionAllowed { get; init; }

    /// <summary>Where the decoded body is written as it arrives, for a caller that may keep it, sealed; null keeps nothing.</summary>
    public Stream? CopyBodyTo { get; init; }

    // Privacy: a record prints all its fields; a reported address must never reach a log.
    public override string ToString() => $"{nameof(FetchRequest)} by {Way}";
}
