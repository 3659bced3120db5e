using System.ComponentModel.DataAnnotations;
using OpenHotline.Prevent.Campaigns;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>A campaign's plan; days as a browser's date field sends them, numbers as typed.</summary>
public sealed record PlanForm
{
    [MaxLength(CampaignPlan.MaxNameCharacters * 2)]
    public string? Name { get; init; }

    [MaxLength(CampaignPlan.MaxPurposeCharacters * 2)]
    public string? Purpose { get; init; }

    [Range(0, 99)]
    public int Audience { get; init; }

    [MaxLength(10)]
    public string? AgeFrom { get; init; }

    [MaxLength(10)]
    public string? AgeTo { get; init; }

    [MaxLength(10)]
    public string? Language { get; init; }

    [MaxLength(10)]
    public string? Country { get; init; }

    [MaxLength(CampaignPlan.MaxNameCharacters * 2)]
    public string? Funder { get; init; }

    [MaxLength(10)]
    public string? Currency { get; init; }

    [MaxLength(40)]
    public string? FirstOn { get; init; }

    [MaxLength(40)]
    public string? LastOn { get; init; }
}

/// <summary>What a channel may cost and has cost, as typed; empty for what stays as it is.</summary>
public sealed record BudgetForm
{
    [Range(0, 99)]
    public int Channel { get; init; }

    [MaxLength(20)]
    public string? Planned { get; init; }

    [MaxLength(20)]
    public string? Spent { get; init; }
}

/// <summary>What a figure is to be.</summary>
public sealed record GoalForm
{
    [Range(0, 99)]
    public int Figure { get; init; }

    [MaxLength(20)]
    public string? Target { get; init; }
}

/// <summary>A creative: <c>place</c> is a channel's number, a dot and a format.</summary>
public sealed record CreativeForm
{
    [MaxLength(40)]
    public string? Place { get; init; }

    [MaxLength(AddCreative.MaxCharacters * 2)]
    public string? Heading { get; init; }

    [MaxLength(AddCreative.MaxCharacters * 2)]
    public string? Text { get; init; }
}

/// <summary>A link to make: <c>landing</c> is the number of a <see cref="CampaignLanding"/>, or <c>guidance/</c> and a page.</summary>
public sealed record LinkForm
{
    [Range(0, 99)]
    public int Channel { get; init; }

    [MaxLength(CampaignPlan.MaxNameCharacters * 2)]
    public string? Placement { get; init; }

    [MaxLength(100)]
    public string? Landing { get; init; }
}

/// <summary>Where a campaign goes: the number of a <see cref="CampaignState"/>.</summary>
public sealed record MoveForm
{
    [Range(0, 99)]
    public int To { get; init; }
}

/// <summary>What the hotline concludes from a campaign.</summary>
public sealed record ConclusionForm
{
    [MaxLength(EvaluateCampaign.MaxConclusionCharacters * 2)]
    public string? Conclusion { get; init; }
}
