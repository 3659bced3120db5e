using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent;

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>Its links lead somewhere and do not count yet.</summary>
    Planned = 1,

    /// <summary>Its links count.</summary>
    Running = 2,

    /// <summary>Its links still lead somewhere, since posters hang on, and count no more.</summary>
    Ended = 3,
}

/// <summary>For whom a campaign is.</summary>
public enum CampaignAudience
{
    Parents = 1,
    YoungPeople = 2,
    Professionals = 3,
    Everybody = 4,
}

/// <summary>A campaign: what it wants of whom, who pays for it, and over which days.</summary>
public sealed class Campaign
{
    private Campaign() { }

    internal Campaign(Guid id, CampaignPlan plan, DateTime plannedAt) =>
        (Id, Name, Purpose, Audience, Funder, FirstOn, LastOn, PlannedAt, State) =
        (id, plan.Name, plan.Purpose, plan.Audience, plan.Funder, plan.FirstOn, plan.LastOn, plannedAt, CampaignState.Planned);

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public CampaignAudience Audience { get; private set; }

    /// <summary>Who pays; null where the hotline does.</summary>
    public string? Funder { get; private set; }

    public DateOnly FirstOn { get; private set; }

    public DateOnly LastOn { get; private set; }

    public DateTime PlannedAt { get; private set; }

    public CampaignState State { get; private set; }

    internal void Start() => State = CampaignState.Running;

    internal void End() => State = CampaignState.Ended;
}

/// <summary>What is told of a campaign when it is planned.</summary>
public sealed record CampaignPlan(string Name, string Purpose, CampaignAudience Audience, string? Funder, DateOnly FirstOn, DateOnly LastOn);

internal sealed class CampaignTable : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.Property(campaign => campaign.Name).HasMaxLength(PlanCampaign.MaxNameCharacters);
        builder.Property(campaign => campaign.Purpose).HasMaxLength(PlanCampaign.MaxPurposeCharacters);
        builder.Property(campaign => campaign.Funder).HasMaxLength(PlanCampaign.MaxNameCharacters);
    }
}
