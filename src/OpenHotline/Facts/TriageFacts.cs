namespace OpenHotline.Facts;

/// <summary>An analyst took a case; nobody else holds it until the lease ends.</summary>
[FactKind("episode.claimed")]
public sealed record EpisodeClaimed(Guid WebpageId, Guid EpisodeId, Guid AccountId, DateTime LeaseUntil) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A claim was given back or its lease ran out.</summary>
[FactKind("episode.released")]
public sealed record ClaimReleased(Guid WebpageId, Guid EpisodeId, Guid AccountId, bool LeaseRanOut) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A child may be at risk now: the on-call person is told and a clock runs until the police have acknowledged.</summary>
[FactKind("child-at-risk.raised")]
public sealed record ChildAtRiskRaised(Guid WebpageId, Guid EpisodeId, Guid AlarmId, DateTime DueAt) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>The police have acknowledged.</summary>
[FactKind("child-at-risk.acknowledged")]
public sealed record ChildAtRiskAcknowledged(Guid WebpageId, Guid EpisodeId, Guid AlarmId) : Fact
{
    public override Guid Subject => WebpageId;
}
