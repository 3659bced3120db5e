using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Says what a figure is to be in the days of a campaign; 0 takes the goal away.</summary>
public sealed class SetGoal(HotlineDb db, UnitOfWork unit, OpenCampaign open)
{
    public const long MaxTarget = 1_000_000_000;

    public enum Outcome
    {
        Set = 1,

        /// <summary>There is no such campaign, or it has begun: a goal is set before.</summary>
        NotNow = 2,

        NoSuchFigure = 3,
        NoSuchTarget = 4,
    }

    public Task<Outcome> RunAsync(Guid campaignId, GoalFigure figure, long target, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (!Enum.IsDefined(figure)) return Outcome.NoSuchFigure;
        if (target is < 0 or > MaxTarget) return Outcome.NoSuchTarget;
        if (await open.FindAsync(campaignId, inner) is not { IsOpen: true } campaign) return Outcome.NotNow;
        var goal = await db.Set<CampaignGoal>().FindAsync([campaignId, figure], inner);
        if (goal is not null && target == 0) db.Remove(goal);
        if (goal is null && target > 0) db.Add(goal = new CampaignGoal(campaignId, figure));
        if (target > 0) goal!.Set(target);
        open.Touch(campaign);
        return Outcome.Set;
    }, cancellation);
}
