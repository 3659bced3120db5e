using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Guidance;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Makes a link of a campaign for one channel and placement.</summary>
public sealed class AddCampaignLink(HotlineDb db, UnitOfWork unit, OpenCampaign open, ReadGuidance guidance, Timeline timeline, TimeProvider clock)
{
    public const int MaxLinks = 200;

    public abstract record Outcome
    {
        public sealed record Added(Guid LinkId, string Code) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchCampaign = 1,
        Ended = 2,
        NoPlacement = 3,
        PlacementTooLong = 4,
        NoSuchChannelOrPage = 5,
        TooManyLinks = 6,
    }

    /// <param name="page">The short name of a guidance page that is published in the campaign's language; null for every other landing.</param>
    public Task<Outcome> RunAsync(Guid campaignId, CampaignChannel channel, string? placement, CampaignLanding landing, string? page, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var place = placement?.Trim() ?? "";
        if (place.Length == 0) return Refused(Refusal.NoPlacement);
        if (place.Length > CampaignPlan.MaxNameCharacters) return Refused(Refusal.PlacementTooLong);
        if (!Enum.IsDefined(channel) || !Enum.IsDefined(landing) || (landing == CampaignLanding.GuidancePage) != (page is not null)) return Refused(Refusal.NoSuchChannelOrPage);
        if (await open.FindAsync(campaignId, inner) is not { } campaign) return Refused(Refusal.NoSuchCampaign);
        if (campaign.State is CampaignState.Ended or CampaignState.Evaluated) return Refused(Refusal.Ended);
        if (page is not null && await guidance.FindAsync(page, campaign.Language, inner) is null) return Refused(Refusal.NoSuchChannelOrPage);
        if (await db.Set<CampaignLink>().CountAsync(row => row.CampaignId == campaignId, inner) >= MaxLinks) return Refused(Refusal.TooManyLinks);

        var code = LinkCode.New();
        while (await db.Set<CampaignLink>().AnyAsync(row => row.Code == code, inner)) code = LinkCode.New();
        var link = new CampaignLink(Guid.CreateVersion7(clock.GetUtcNow()), campaignId, code, channel, place, new LandingPlace(landing, page, campaign.Language));
        db.Add(link);
        // While it runs a link needs no second look: it leads to our own pages only. Before, whoever reviews sees all of them.
        if (campaign.IsOpen) open.Touch(campaign);
        timeline.Write(new CampaignLinkAdded(campaignId, link.Id));
        return (Outcome)new Outcome.Added(link.Id, code);
    }, cancellation);

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
