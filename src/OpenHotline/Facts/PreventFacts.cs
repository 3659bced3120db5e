namespace OpenHotline.Facts;

/// <summary>A campaign was planned.</summary>
[FactKind("campaign.planned")]
public sealed record CampaignPlanned(Guid CampaignId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>A link or poster code of a campaign was made.</summary>
[FactKind("campaign.link-added")]
public sealed record CampaignLinkAdded(Guid CampaignId, Guid LinkId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>A campaign began: its links count.</summary>
[FactKind("campaign.started")]
public sealed record CampaignStarted(Guid CampaignId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>A campaign ended: its links still lead somewhere, and count no more.</summary>
[FactKind("campaign.ended")]
public sealed record CampaignEnded(Guid CampaignId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>What a campaign plans, pays or says was changed; a review that was given before no longer counts.</summary>
[FactKind("campaign.changed")]
public sealed record CampaignChanged(Guid CampaignId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>A second person looked through a campaign and let it go ahead.</summary>
[FactKind("campaign.reviewed")]
public sealed record CampaignReviewed(Guid CampaignId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>What a campaign brought was written down.</summary>
[FactKind("campaign.evaluated")]
public sealed record CampaignEvaluated(Guid CampaignId) : Fact
{
    public override Guid Subject => CampaignId;
}

/// <summary>A version of a guidance page was written.</summary>
[FactKind("guidance.written")]
public sealed record GuidanceWritten(Guid VersionId, string Page, string Language, int Number) : Fact
{
    public override Guid Subject => VersionId;
}

/// <summary>A second person looked through a version of a guidance page.</summary>
[FactKind("guidance.reviewed")]
public sealed record GuidanceReviewed(Guid VersionId) : Fact
{
    public override Guid Subject => VersionId;
}

/// <summary>A version of a guidance page is read by everybody from now on.</summary>
[FactKind("guidance.published")]
public sealed record GuidancePublished(Guid VersionId) : Fact
{
    public override Guid Subject => VersionId;
}

/// <summary>A guidance page is no longer shown in one language.</summary>
[FactKind("guidance.withdrawn")]
public sealed record GuidanceWithdrawn(Guid VersionId) : Fact
{
    public override Guid Subject => VersionId;
}

/// <summary>A help service was written down; it is shown once a second person has checked it.</summary>
[FactKind("help.added")]
public sealed record HelpContactAdded(Guid ContactId) : Fact
{
    public override Guid Subject => ContactId;
}

/// <summary>A second person checked a help service: it is shown.</summary>
[FactKind("help.checked")]
public sealed record HelpContactChecked(Guid ContactId) : Fact
{
    public override Guid Subject => ContactId;
}

/// <summary>A help service is no longer shown.</summary>
[FactKind("help.removed")]
public sealed record HelpContactRemoved(Guid ContactId) : Fact
{
    public override Guid Subject => ContactId;
}
