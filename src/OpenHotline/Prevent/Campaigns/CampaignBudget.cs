using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>What a campaign means to spend on a channel, and what it has spent. Whole units of the campaign's currency.</summary>
public sealed class CampaignBudget
{
    private CampaignBudget() { }

    internal CampaignBudget(Guid campaignId, CampaignChannel channel) => (CampaignId, Channel) = (campaignId, channel);

    public Guid CampaignId { get; private set; }

    public CampaignChannel Channel { get; private set; }

    public long Planned { get; private set; }

    public long Spent { get; private set; }

    internal void Set(long? planned, long? spent) => (Planned, Spent) = (planned ?? Planned, spent ?? Spent);
}

/// <summary>A number that a campaign wants to move.</summary>
public enum GoalFigure
{
    /// <summary>Arrivals by the campaign's own links.</summary>
    Arrivals = 1,

    /// <summary>Guidance pages read to the end, on all ways.</summary>
    ReadToEnd = 2,

    /// <summary>Help services called or opened from our pages, on all ways.</summary>
    HelpContacted = 3,

    /// <summary>Reports by the public.</summary>
    Reports = 4,

    /// <summary>Young people's requests about their own pictures. Known by quarter only.</summary>
    OwnPictures = 5,
}

/// <summary>What a campaign wants a figure to be, in its days.</summary>
public sealed class CampaignGoal
{
    private CampaignGoal() { }

    internal CampaignGoal(Guid campaignId, GoalFigure figure) => (CampaignId, Figure) = (campaignId, figure);

    public Guid CampaignId { get; private set; }

    public GoalFigure Figure { get; private set; }

    public long Target { get; private set; }

    internal void Set(long target) => Target = target;
}

internal sealed class CampaignBudgetTable : IEntityTypeConfiguration<CampaignBudget>
{
    public void Configure(EntityTypeBuilder<CampaignBudget> builder)
    {
        builder.ToTable("CampaignBudgets");
        builder.HasKey(budget => new { budget.CampaignId, budget.Channel });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(budget => budget.CampaignId);
    }
}

internal sealed class CampaignGoalTable : IEntityTypeConfiguration<CampaignGoal>
{
    public void Configure(EntityTypeBuilder<CampaignGoal> builder)
    {
        builder.ToTable("CampaignGoals");
        builder.HasKey(goal => new { goal.CampaignId, goal.Figure });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(goal => goal.CampaignId);
    }
}
