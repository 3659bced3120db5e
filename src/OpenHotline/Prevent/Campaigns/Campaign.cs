using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>It is being written. Its links lead somewhere and do not count yet.</summary>
    Draft = 1,

    /// <summary>A second person has looked through it. Any change makes it a draft again.</summary>
    Reviewed = 2,

    /// <summary>Its links count.</summary>
    Running = 3,

    /// <summary>Its links still lead somewhere, since posters hang on, and count no more.</summary>
    Ended = 4,

    /// <summary>What it brought is written down.</summary>
    Evaluated = 5,
}

/// <summary>A campaign: what it wants of whom, who pays for it, and over which days.</summary>
public sealed class Campaign
{
    private Campaign() { }

    internal Campaign(Guid id, CampaignPlan plan, Guid? owner, DateTime plannedAt)
    {
        (Id, OwnerId, ChangedBy, PlannedAt, State) = (id, owner, owner, plannedAt, CampaignState.Draft);
        Take(plan);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public CampaignAudience Audience { get; private set; }

    /// <summary>The youngest it is for, in years; null where age does not matter.</summary>
    public int? AgeFrom { get; private set; }

    /// <summary>The oldest; null where age does not matter.</summary>
    public int? AgeTo { get; private set; }

    /// <summary>The language it speaks: <c>en</c>, <c>fr</c>, <c>ar</c>.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>The country it is for, as two letters; null for every country.</summary>
    public string? Country { get; private set; }

    /// <summary>Who pays; null where the hotline does.</summary>
    public string? Funder { get; private set; }

    /// <summary>What money is counted in, as three letters.</summary>
    public string Currency { get; private set; } = "";

    public DateOnly FirstOn { get; private set; }

    public DateOnly LastOn { get; private set; }

    public DateTime PlannedAt { get; private set; }

    /// <summary>Who planned it and answers for it; null where the house itself did.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Who changed it last: not the one who may review it.</summary>
    public Guid? ChangedBy { get; private set; }

    public CampaignState State { get; private set; }

    /// <summary>The second person; null while nobody has looked through it as it is now.</summary>
    public Guid? ReviewedBy { get; private set; }

    /// <summary>When; null while nobody has.</summary>
    public DateTime? ReviewedAt { get; private set; }

    /// <summary>What the hotline concludes from it; null until it was evaluated.</summary>
    public string? Conclusion { get; private set; }

    /// <summary>When; null until then.</summary>
    public DateTime? EvaluatedAt { get; private set; }

    /// <summary>What it plans and says may still be changed.</summary>
    public bool IsOpen => State is CampaignState.Draft or CampaignState.Reviewed;

    internal void Take(CampaignPlan plan) => (Name, Purpose, Audience, AgeFrom, AgeTo, Language, Country, Funder, Currency, FirstOn, LastOn) =
        (plan.Name, plan.Purpose, plan.Audience, plan.AgeFrom, plan.AgeTo, plan.Language, plan.Country, plan.Funder, plan.Currency, plan.FirstOn, plan.LastOn);

    /// <summary>Something of it was changed: what a second person saw is not what it is now.</summary>
    internal void Touch(Guid? by) => (ChangedBy, State, ReviewedBy, ReviewedAt) = (by, CampaignState.Draft, null, null);

    internal void Review(Guid by, DateTime at) => (State, ReviewedBy, ReviewedAt) = (CampaignState.Reviewed, by, at);

    internal void Start() => State = CampaignState.Running;

    internal void End() => State = CampaignState.Ended;

    internal void Evaluate(string conclusion, DateTime at) => (State, Conclusion, EvaluatedAt) = (CampaignState.Evaluated, conclusion, at);
}

internal sealed class CampaignTable : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.Property(campaign => campaign.Name).HasMaxLength(CampaignPlan.MaxNameCharacters);
        builder.Property(campaign => campaign.Purpose).HasMaxLength(CampaignPlan.MaxPurposeCharacters);
        builder.Property(campaign => campaign.Funder).HasMaxLength(CampaignPlan.MaxNameCharacters);
        builder.Property(campaign => campaign.Language).HasMaxLength(2);
        builder.Property(campaign => campaign.Country).HasMaxLength(2);
        builder.Property(campaign => campaign.Currency).HasMaxLength(3);
        builder.Property(campaign => campaign.Conclusion).HasMaxLength(EvaluateCampaign.MaxConclusionCharacters);
    }
}
