namespace OpenHotline.Matching.Pdq;

/// <summary>A picture's hash, and how much the picture has to tell.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Quality">0 (the same everywhere) to 100 (full of edges), as the reference counts it.</param>
public readonly record struct PdqResult(PdqHash Hash, int Quality)
{
    /// <summary>Below this quality too many different pictures share a hash (ThreatExchange: discard 49 and less).</summary>
    public const int LeastIndexedQuality = 50;

    /// <summary>True where the hash may go into an index: it says something about its picture.</summary>
    public bool IsWorthIndexing => Quality >= LeastIndexedQuality;
}
