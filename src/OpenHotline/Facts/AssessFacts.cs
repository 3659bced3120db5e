using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>An assessment was submitted; all that statistics need of it. Revision 1 is the first of its episode; a later one replaces it.</summary>
/// <param name="SupersedesId">The assessment it replaces; null for the first.</param>
/// <param name="Origin">Told since 23 November 2026, as <paramref name="Shown"/> and <paramref name="Development"/> are: older facts have none of the three and read as not asked.</param>
/// <param name="ReportId">Set for a thing without an address, where WebpageId and EpisodeId are the report's own id.</param>
[FactKind("episode.assessed")]
public sealed record EpisodeAssessed(
    Guid WebpageId, Guid EpisodeId, Guid AssessmentId, int Revision, Guid? SupersedesId, Guid? ReportId, ThingKind Thing, Verdict Verdict, ContentKind Kind,
    UkCategory Uk, InhopeClass Inhope, IndustryClass Industry, AgeBand YoungestChild, DepictedSex Sex, HowMade Made,
    Commerciality Commercial, SiteType Site, bool IsOnion, ReportSource Source, int TableVersion,
    Origin Origin = Origin.NotAsked, WhatIsShown Shown = WhatIsShown.NotAsked, Development Development = Development.NotAsked) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A blind second opinion is wanted on an assessment, by the sample or by a person.</summary>
[FactKind("assessment.second-opinion-asked")]
public sealed record SecondOpinionAsked(Guid WebpageId, Guid EpisodeId, Guid AssessmentId, bool OfSample) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A blind second opinion was given on an assessment.</summary>
[FactKind("assessment.second-opinion")]
public sealed record SecondOpinionGiven(Guid WebpageId, Guid EpisodeId, Guid AssessmentId, Guid OpinionId, bool AgreesOnVerdict, bool AgreesOnCategory, bool AgreesOnAge) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A host or an appeal says that an assessment is wrong.</summary>
[FactKind("dispute.opened")]
public sealed record DisputeOpened(Guid WebpageId, Guid EpisodeId, Guid DisputeId, Guid AssessmentId, Guid? NoticeId) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>Somebody who was not involved decided a dispute. Upheld: the assessment was wrong; statistics and lists follow, the host is told.</summary>
[FactKind("dispute.decided")]
public sealed record DisputeDecided(Guid WebpageId, Guid EpisodeId, Guid DisputeId, Guid AssessmentId, Guid? NoticeId, bool Upheld) : Fact
{
    public override Guid Subject => WebpageId;
}
