using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>A report was opened, understood and stored. WebpageId and EpisodeId are null for things without an address.</summary>
[FactKind("report.received")]
public sealed record ReportReceived(
    Guid ReportId, Guid? WebpageId, Guid? EpisodeId, ReportSource Source, ReportChannel Channel, ThingKind Thing,
    DateTime ReceivedAt, bool IsFirstOfWebpage, bool IsOnion, bool SaysChildAtRisk) : Fact
{
    public override Guid Subject => WebpageId ?? ReportId;
}

/// <summary>A webpage needs looking at, for the first time or again.</summary>
[FactKind("episode.opened")]
public sealed record EpisodeOpened(Guid WebpageId, Guid EpisodeId, int Number, EpisodeCause Cause, Guid? ReportId) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>Nothing more is to be done in this episode.</summary>
[FactKind("episode.closed")]
public sealed record EpisodeClosed(Guid WebpageId, Guid EpisodeId, EpisodeEnd End) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A closed episode was opened again by a person, e.g. a bulk close undone.</summary>
[FactKind("episode.reopened")]
public sealed record EpisodeReopened(Guid WebpageId, Guid EpisodeId) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A report was stored, but no address could be read out of it though it was sent as one. Its receipt says that we could not act on it.</summary>
[FactKind("report.unreadable")]
public sealed record ReportUnreadable(Guid ReportId) : Fact
{
    public override Guid Subject => ReportId;
}

/// <summary>A person chose how many of the doubtful parts of an address go before it is shown outside.</summary>
[FactKind("webpage.stripping-chosen")]
public sealed record StrippingChosen(Guid WebpageId, int Doubtful, int Stripped) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A member was given an API key.</summary>
[FactKind("member.key-issued")]
public sealed record MemberKeyIssued(Guid MemberId, Guid KeyId) : Fact
{
    public override Guid Subject => MemberId;
}

/// <summary>A member's API key was ended.</summary>
[FactKind("member.key-revoked")]
public sealed record MemberKeyRevoked(Guid MemberId, Guid KeyId) : Fact
{
    public override Guid Subject => MemberId;
}
