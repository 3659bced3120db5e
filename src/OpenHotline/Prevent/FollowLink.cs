using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent;

/// <summary>Finds where a campaign's link leads, and counts an arrival while the campaign runs.</summary>
public sealed class FollowLink(HotlineDb db, ArrivalTally tally)
{
    /// <summary>Null for a code that is no link's.</summary>
    public async Task<CampaignLanding?> RunAsync(string? code, bool isMachine, CancellationToken cancellation)
    {
        if (!LinkCode.IsOne(code)) return null;
        var found = await db.Set<CampaignLink>().AsNoTracking().Where(link => link.Code == code)
            .Join(db.Set<Campaign>(), link => link.CampaignId, campaign => campaign.Id, (link, campaign) => new { link.Id, link.Landing, campaign.State }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        if (found.State == CampaignState.Running) tally.Count(found.Id, isMachine);
        return found.Landing;
    }
}
