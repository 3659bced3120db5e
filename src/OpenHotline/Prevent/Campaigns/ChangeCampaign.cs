using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Changes the plan of a campaign that has not begun.</summary>
public sealed class ChangeCampaign(UnitOfWork unit, OpenCampaign open)
{
    public abstract record Outcome
    {
        public sealed record Changed : Outcome;

        /// <summary>There is none, or it has begun.</summary>
        public sealed record NotNow : Outcome;

        public sealed record Refused(CampaignPlan.Refusal Why) : Outcome;
    }

    public Task<Outcome> RunAsync(Guid campaignId, CampaignPlan plan, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var tidy = plan.Tidy();
        if (tidy.WhyNot() is { } why) return new Outcome.Refused(why);
        if (await open.FindAsync(campaignId, inner) is not { IsOpen: true } campaign) return new Outcome.NotNow();
        campaign.Take(tidy);
        open.Touch(campaign);
        return new Outcome.Changed();
    }, cancellation);
}
