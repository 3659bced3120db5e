using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Starts a campaign that was reviewed, or ends one.</summary>
/// <remarks>Safe to repeat: what is running stays running, what has ended stays ended.</remarks>
public sealed class MoveCampaign(UnitOfWork unit, OpenCampaign open, Timeline timeline)
{
    public enum Outcome
    {
        Moved = 1,

        /// <summary>It is there already, has ended and does not begin again, or nobody has reviewed it.</summary>
        NotNow = 2,

        NoSuchCampaign = 3,
    }

    public Task<Outcome> RunAsync(Guid campaignId, CampaignState to, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await open.FindAsync(campaignId, inner) is not { } campaign) return Outcome.NoSuchCampaign;
        switch (campaign.State, to)
        {
            case (CampaignState.Reviewed, CampaignState.Running):
                campaign.Start();
                timeline.Write(new CampaignStarted(campaignId));
                return Outcome.Moved;
            case (CampaignState.Draft or CampaignState.Reviewed or CampaignState.Running, CampaignState.Ended):
                campaign.End();
                timeline.Write(new CampaignEnded(campaignId));
                return Outcome.Moved;
            default:
                return Outcome.NotNow;
        }
    }, cancellation);
}
