using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Takes a campaign in hand to change what it plans, pays or says; what was reviewed becomes a draft again.</summary>
public sealed class OpenCampaign(HotlineDb db, Timeline timeline, Actor actor)
{
    /// <summary>The campaign, locked until the end of the unit of work; null where there is none.</summary>
    public async Task<Campaign?> FindAsync(Guid campaignId, CancellationToken cancellation)
    {
        await db.LockAsync("campaigns", campaignId, cancellation);
        return await db.Set<Campaign>().SingleOrDefaultAsync(row => row.Id == campaignId, cancellation);
    }

    /// <summary>Notes that it was changed, by whom.</summary>
    public void Touch(Campaign campaign)
    {
        campaign.Touch(actor.AccountId);
        timeline.Write(new CampaignChanged(campaign.Id));
    }
}
