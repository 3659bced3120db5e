using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>The police come first: notices, reminders, checks, referrals, lists and receipt changes stop until it ends.</summary>
[FactKind("hold.placed")]
public sealed record HoldPlaced(Guid WebpageId, Guid EpisodeId, Guid HoldId, DateTime ExpiresAt) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A hold was ended by a person, or expired after both people had been warned.</summary>
[FactKind("hold.released")]
public sealed record HoldReleased(Guid WebpageId, Guid EpisodeId, Guid HoldId, bool Expired) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A case was handed to somebody else instead of a notice.</summary>
[FactKind("episode.referred")]
public sealed record EpisodeReferred(Guid WebpageId, Guid EpisodeId, Guid ReferralId, ReferralTarget Target, ReferralReason Reason) : Fact
{
    public override Guid Subject => WebpageId;
}
