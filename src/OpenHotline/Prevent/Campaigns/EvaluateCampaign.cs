using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Writes down what the hotline concludes from a campaign that has ended. From then on nothing of it changes.</summary>
public sealed class EvaluateCampaign(UnitOfWork unit, OpenCampaign open, Timeline timeline, TimeProvider clock)
{
    public const int MaxConclusionCharacters = 4000;

    public enum Outcome
    {
        Evaluated = 1,
        NoSuchCampaign = 2,

        /// <summary>It has not ended, or was evaluated before.</summary>
        NotNow = 3,

        NoConclusion = 4,
        TooLong = 5,
    }

    public Task<Outcome> RunAsync(Guid campaignId, string? conclusion, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var words = conclusion?.Trim() ?? "";
        if (words.Length == 0) return Outcome.NoConclusion;
        if (words.Length > MaxConclusionCharacters) return Outcome.TooLong;
        if (await open.FindAsync(campaignId, inner) is not { } campaign) return Outcome.NoSuchCampaign;
        if (campaign.State != CampaignState.Ended) return Outcome.NotNow;
        campaign.Evaluate(words, clock.GetUtcNow().UtcDateTime);
        timeline.Write(new CampaignEvaluated(campaignId));
        return Outcome.Evaluated;
    }, cancellation);
}
