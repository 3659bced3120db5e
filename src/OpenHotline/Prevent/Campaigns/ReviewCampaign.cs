using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>A second person lets a campaign go ahead as it is now.</summary>
public sealed class ReviewCampaign(UnitOfWork unit, OpenCampaign open, Timeline timeline, Actor actor, TimeProvider clock)
{
    public enum Outcome
    {
        Reviewed = 1,
        NoSuchCampaign = 2,

        /// <summary>Whoever answers for it or changed it last cannot be the second person.</summary>
        SomebodyElseMust = 3,

        /// <summary>It is no draft.</summary>
        NotNow = 4,
    }

    public Task<Outcome> RunAsync(Guid campaignId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await open.FindAsync(campaignId, inner) is not { } campaign) return Outcome.NoSuchCampaign;
        if (campaign.State != CampaignState.Draft) return Outcome.NotNow;
        if (actor.AccountId is not { } second || second == campaign.OwnerId || second == campaign.ChangedBy) return Outcome.SomebodyElseMust;
        campaign.Review(second, clock.GetUtcNow().UtcDateTime);
        timeline.Write(new CampaignReviewed(campaignId));
        return Outcome.Reviewed;
    }, cancellation);
}
