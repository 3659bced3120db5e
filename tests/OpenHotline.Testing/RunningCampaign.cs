using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Campaigns;

namespace OpenHotline.Testing;

/// <summary>A campaign that was planned, given a link, reviewed by a second person and started.</summary>
public sealed record RunningCampaign(Guid Id, string Code)
{
    /// <summary>March 2026, for parents.</summary>
    public static readonly CampaignPlan Plan = new("Home is where it starts", "Parents talk with their children", CampaignAudience.Parents, null, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    /// <summary>The same in these days, for doors, which run on real time.</summary>
    private static CampaignPlan InTheseDays
    {
        get
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return Plan with { FirstOn = today.AddDays(-10), LastOn = today.AddDays(10) };
        }
    }

    /// <param name="plan">Null for the one of these days.</param>
    /// <param name="services">One scope of a house, in which nobody acts yet.</param>
    public static async Task<RunningCampaign> StartAsync(IServiceProvider services, CampaignPlan? plan = null, CampaignLanding landing = CampaignLanding.ReportPage, IReadOnlyList<(GoalFigure Figure, long Target)>? goals = null)
    {
        var planned = (PlanCampaign.Outcome.Planned)await services.GetRequiredService<PlanCampaign>().RunAsync(plan ?? InTheseDays, CancellationToken.None);
        var added = (AddCampaignLink.Outcome.Added)await services.GetRequiredService<AddCampaignLink>().RunAsync(planned.CampaignId, CampaignChannel.Poster, "School hall", landing, null, CancellationToken.None);
        foreach (var (figure, target) in goals ?? []) await services.GetRequiredService<SetGoal>().RunAsync(planned.CampaignId, figure, target, CancellationToken.None);
        services.GetRequiredService<Actor>().ActAs(Guid.NewGuid());
        await services.GetRequiredService<ReviewCampaign>().RunAsync(planned.CampaignId, CancellationToken.None);
        await services.GetRequiredService<MoveCampaign>().RunAsync(planned.CampaignId, CampaignState.Running, CancellationToken.None);
        return new RunningCampaign(planned.CampaignId, added.Code);
    }
}
