using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent;

/// <summary>Starts a campaign that was planned, or ends one.</summary>
/// <remarks>Safe to repeat: what is running stays running, what has ended stays ended.</remarks>
public sealed class MoveCampaign(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline)
{
    public enum Outcome
    {
        Moved = 1,

        /// <summary>It is there already, or has ended and does not begin again.</summary>
        NotNow = 2,

        NoSuchCampaign = 3,
    }

    public Task<Outcome> RunAsync(Guid campaignId, CampaignState to, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("campaigns", campaignId, inner);
        if (await db.Set<Campaign>().SingleOrDefaultAsync(row => row.Id == campaignId, inner) is not { } campaign) return Outcome.NoSuchCampaign;
        switch (campaign.State, to)
        {
            case (CampaignState.Planned, CampaignState.Running):
                campaign.Start();
                timeline.Write(new CampaignStarted(campaignId));
                return Outcome.Moved;
            case (CampaignState.Planned or CampaignState.Running, CampaignState.Ended):
                campaign.End();
                timeline.Write(new CampaignEnded(campaignId));
                return Outcome.Moved;
            default:
                return Outcome.NotNow;
        }
    }, cancellation);
}
