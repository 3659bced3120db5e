using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>A check looked at the page. The first of an episode is what a notice waits for.</summary>
[FactKind("page.checked")]
public sealed record PageChecked(Guid WebpageId, Guid EpisodeId, Guid CheckId, CheckOutcome Outcome, bool IsFirst, int WayOut) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>The checks prove that the page is gone. RemovedAt is when it was first seen gone.</summary>
/// <param name="SecondsFromNotice">From the first notice to first seen gone; null where none was sent.</param>
[FactKind("page.removed")]
public sealed record PageRemoved(Guid WebpageId, Guid EpisodeId, DateTime RemovedAt, Guid? HostId, string? Country, long? SecondsFromNotice, long SecondsFromAssessment) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A removed page is back; Intake opens a new episode.</summary>
[FactKind("page.reappeared")]
public sealed record PageReappeared(Guid WebpageId, Guid EpisodeId, Guid CheckId) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A machine could not judge a check; it waits for a person.</summary>
[FactKind("page.needs-person")]
public sealed record PageNeedsPerson(Guid WebpageId, Guid EpisodeId, Guid CheckId) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A person decided what a machine could not judge. CheckId is the check that was looked at.</summary>
[FactKind("check.decided")]
public sealed record CheckDecided(Guid WebpageId, Guid EpisodeId, Guid CheckId, PersonSaw Saw, CheckOutcome Outcome) : Fact
{
    public override Guid Subject => WebpageId;
}
