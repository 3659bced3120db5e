using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Ends campaigns whose last day is over, so that nobody has to remember it.</summary>
/// <remarks>Every quarter of an hour, and safe to repeat. Links stop counting with the last day itself (<see cref="Visits.LinkBook"/>).</remarks>
public sealed class EndCampaignsJob(HotlineDb db, UnitOfWork unit, OpenCampaign open, Timeline timeline, HotlineDays days) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var today = days.Today;
        var over = await db.Set<Campaign>().AsNoTracking().Where(campaign => campaign.State == CampaignState.Running && campaign.LastOn < today).Select(campaign => campaign.Id).ToListAsync(cancellation);
        foreach (var id in over) await unit.RunAsync(inner => EndAsync(id, today, inner), cancellation);
    }

    private async Task EndAsync(Guid id, DateOnly today, CancellationToken cancellation)
    {
        // Race: somebody may have ended it since.
        if (await open.FindAsync(id, cancellation) is not { State: CampaignState.Running } campaign || campaign.LastOn >= today) return;
        campaign.End();
        timeline.Write(new CampaignEnded(id));
    }
}
