using System.Net;
using OpenHotline.Ground.Outside.Guard;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>What one look at a reported address showed.</summary>
/// <param name="Trail">By which way, over which hosts, when and for how long.</param>
public abstract record FetchOutcome(FetchTrail Trail)
{
    /// <summary>The server answered, with whatever status, and the whole body was read.</summary>
    /// <param name="Status">The HTTP status of the last hop, 200 to 599; a redirect that could not be followed has no target.</param>
    /// <param name="MediaType">Lower case, without parameters; null when the server named none.</param>
    /// <param name="ByteCount">Bytes of the body after decompression.</param>
    /// <param name="Sha256">32 bytes: the digest of the body after decompression.</param>
    /// <param name="Sketch">What the text looked like; null when the body is not text.</param>
    /// <param name="Address">The address that was dialled for the last hop; null for an onion service.</param>
    /// <param name="EndedAtRoot">True when redirects led to the front page of a site, as a soft 404 often does.</param>
    public sealed record Fetched(
        FetchTrail Trail,
        int Status,
        string? MediaType,
        long ByteCount,
        byte[] Sha256,
        PageSketch? Sketch,
        CertificateProblem Certificate,
        IPAddress? Address,
        bool EndedAtRoot) : FetchOutcome(Trail)
    {
        // Privacy: addresses and digests do not belong in a log.
        public override string ToString() => $"{nameof(Fetched)} {Status}";
    }

    /// <summary>We did not go there.</summary>
    /// <param name="Kind">What kind of address it was, where <paramref name="Why"/> is <see cref="FetchRefusal.NotPublic"/>; else public.</param>
    public sealed record Refused(FetchTrail Trail, FetchRefusal Why, AddressKind Kind = AddressKind.Public) : FetchOutcome(Trail);

    /// <summary>The name does not exist, or has no address: a page without a name cannot be seen by anybody.</summary>
    public sealed record NameNotFound(FetchTrail Trail) : FetchOutcome(Trail);

    /// <summary>The name servers gave no answer: nothing is known.</summary>
    public sealed record NameUnanswered(FetchTrail Trail) : FetchOutcome(Trail);

    /// <summary>Nobody takes the call at the address, or the proxy could not reach it.</summary>
    public sealed record ConnectFailed(FetchTrail Trail, bool AtProxy) : FetchOutcome(Trail);

    /// <summary>No encrypted connection came about. A bad certificate is not this: it is noted and the page is read.</summary>
    public sealed record TlsFailed(FetchTrail Trail) : FetchOutcome(Trail);

    /// <summary>A limit of time was reached.</summary>
    /// <param name="Status">The status, when the headers had arrived; else null.</param>
    public sealed record TimedOut(FetchTrail Trail, FetchStage Stage, int? Status) : FetchOutcome(Trail);

    /// <summary>A limit of size was reached, so there is no digest. With a status, something large is there.</summary>
    public sealed record TooLarge(FetchTrail Trail, FetchStage Stage, int? Status, string? MediaType) : FetchOutcome(Trail);

    /// <summary>More redirects than we follow, or a loop.</summary>
    public sealed record TooManyRedirects(FetchTrail Trail) : FetchOutcome(Trail);

    /// <summary>What came back was not HTTP, or ended early.</summary>
    public sealed record ProtocolError(FetchTrail Trail, FetchStage Stage, int? Status) : FetchOutcome(Trail);
}
