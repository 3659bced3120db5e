using OpenHotline.Ground.Storage;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Writes down what a channel may cost, and what it has cost.</summary>
/// <remarks>The plan can be changed until the campaign begins; what was spent until it is evaluated, since bills come late.</remarks>
public sealed class SetBudget(HotlineDb db, UnitOfWork unit, OpenCampaign open)
{
    public const long MaxAmount = 1_000_000_000;

    public enum Outcome
    {
        Set = 1,

        /// <summary>There is no such campaign, or that part of it can no longer be changed.</summary>
        NotNow = 2,

        NoSuchChannel = 3,
        NoSuchAmount = 4,
    }

    /// <param name="planned">Null to leave it as it is.</param>
    /// <param name="spent">Null to leave it as it is.</param>
    public Task<Outcome> RunAsync(Guid campaignId, CampaignChannel channel, long? planned, long? spent, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (!Enum.IsDefined(channel)) return Outcome.NoSuchChannel;
        if ((planned is null && spent is null) || planned is < 0 or > MaxAmount || spent is < 0 or > MaxAmount) return Outcome.NoSuchAmount;
        if (await open.FindAsync(campaignId, inner) is not { } campaign) return Outcome.NotNow;
        if ((planned is not null && !campaign.IsOpen) || campaign.State == CampaignState.Evaluated) return Outcome.NotNow;
        var budget = await db.Set<CampaignBudget>().FindAsync([campaignId, channel], inner);
        if (budget is null) db.Add(budget = new CampaignBudget(campaignId, channel));
        budget.Set(planned, spent);
        if (planned is not null) open.Touch(campaign);
        return Outcome.Set;
    }, cancellation);
}
