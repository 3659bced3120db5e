using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Takes a creative out of a campaign that has not begun. Safe to repeat.</summary>
public sealed class RemoveCreative(HotlineDb db, UnitOfWork unit, OpenCampaign open)
{
    /// <summary>False where there is no such creative, or its campaign has begun.</summary>
    public Task<bool> RunAsync(Guid campaignId, Guid creativeId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await open.FindAsync(campaignId, inner) is not { IsOpen: true } campaign) return false;
        if (await db.Set<Creative>().Where(row => row.Id == creativeId && row.CampaignId == campaignId).ExecuteDeleteAsync(inner) == 0) return false;
        open.Touch(campaign);
        return true;
    }, cancellation);
}
