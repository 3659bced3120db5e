using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Plans a campaign: a draft, until a second person has looked through it.</summary>
public sealed class PlanCampaign(HotlineDb db, UnitOfWork unit, Timeline timeline, Actor actor, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Planned(Guid CampaignId) : Outcome;

        public sealed record Refused(CampaignPlan.Refusal Why) : Outcome;
    }

    public Task<Outcome> RunAsync(CampaignPlan plan, CancellationToken cancellation) => unit.RunAsync(_ =>
    {
        var tidy = plan.Tidy();
        if (tidy.WhyNot() is { } why) return Task.FromResult<Outcome>(new Outcome.Refused(why));
        var now = clock.GetUtcNow();
        var campaign = new Campaign(Guid.CreateVersion7(now), tidy, actor.AccountId, now.UtcDateTime);
        db.Add(campaign);
        timeline.Write(new CampaignPlanned(campaign.Id));
        return Task.FromResult<Outcome>(new Outcome.Planned(campaign.Id));
    }, cancellation);
}
