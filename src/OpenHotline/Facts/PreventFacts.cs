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
