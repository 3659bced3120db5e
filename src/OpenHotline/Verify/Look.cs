using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Verify;

/// <summary>What one look by one way out showed, as far as a judgement needs it.</summary>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Digest">SHA-256 of the body; null where it was not read to its end.</param>
/// <param name="Sketch">Null where the body is no text, or was not read.</param>
public sealed record Look(LookKind Kind, int? Status = null, byte[]? Digest = null, PageSketch? Sketch = null, string? MediaType = null, bool AtOtherSite = false, bool AtFrontPage = false)
{
    public static Look Of(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched fetched => new(LookKind.Answered, fetched.Status, fetched.Sha256, fetched.Sketch, fetched.MediaType, LeftSite(fetched.Trail), fetched.EndedAtRoot),
        FetchOutcome.NameNotFound => new(LookKind.NoSuchName),
        FetchOutcome.Refused => new(LookKind.NotGoneTo),
        FetchOutcome.TimedOut { Status: { } status } when status >= 400 => new(LookKind.Answered, status),
        FetchOutcome.TimedOut { Status: { } status } => new(LookKind.NotReadable, status),
        FetchOutcome.TooLarge large => new(LookKind.NotReadable, large.Status, MediaType: large.MediaType),
        FetchOutcome.ProtocolError { Status: { } status } => new(LookKind.NotReadable, status),
        FetchOutcome.TooManyRedirects => new(LookKind.NotReadable),
        _ => new(LookKind.NoAnswer),
    };

    // "www." before a name is the same site to everybody who looks.
    private static bool LeftSite(FetchTrail trail) =>
        trail.Hosts.Count > 1 && !string.Equals(Bare(trail.Hosts[0]), Bare(trail.Hosts[^1]), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    // Privacy: a digest does not belong in a log.
    public override string ToString() => $"{Kind} {Status}";
}

/// <summary>How a look ended.</summary>
public enum LookKind
{
    /// <summary>A status came, and the body where there was one.</summary>
    Answered = 1,

    /// <summary>The name does not exist.</summary>
    NoSuchName = 2,

    /// <summary>Nobody answered.</summary>
    NoAnswer = 3,

    /// <summary>We do not go to such an address.</summary>
    NotGoneTo = 4,

    /// <summary>Something is there that could not be read to its end.</summary>
    NotReadable = 5,
}
