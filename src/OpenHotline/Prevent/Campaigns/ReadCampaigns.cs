using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Visits;
using OpenHotline.Publish;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>The campaigns, and one with all that it plans and says.</summary>
public sealed class ReadCampaigns(HotlineDb db, StaffAccounts accounts, PublishSettings settings)
{
    /// <param name="People">Null where it is small, or another number could be worked out from it.</param>
    public sealed record LinkLine(CampaignLink Link, long? People, long Machines);

    /// <param name="Picture">The picture's media type; null where it has none.</param>
    public sealed record CreativeLine(Guid CreativeId, CreativeWords Words, string? Picture, string? Alternative);

    /// <param name="Owner">A name; null where the house itself planned it.</param>
    /// <param name="Reviewer">A name; null while nobody has reviewed it.</param>
    public sealed record One(Campaign Campaign, string? Owner, string? Reviewer, IReadOnlyList<CampaignBudget> Budget, IReadOnlyList<CampaignGoal> Goals, IReadOnlyList<CreativeLine> Creatives, IReadOnlyList<LinkLine> Links);

    public async Task<IReadOnlyList<Campaign>> AllAsync(CancellationToken cancellation) =>
        await db.Set<Campaign>().AsNoTracking().OrderByDescending(campaign => campaign.FirstOn).ThenBy(campaign => campaign.Name).Take(200).ToListAsync(cancellation);

    public async Task<One?> RunAsync(Guid campaignId, CancellationToken cancellation)
    {
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaignId, cancellation) is not { } campaign) return null;
        var names = await accounts.NamesAsync([.. new[] { campaign.OwnerId, campaign.ReviewedBy }.OfType<Guid>()], cancellation);
        var creatives = await db.Set<Creative>().AsNoTracking().Where(creative => creative.CampaignId == campaignId).OrderBy(creative => creative.Channel).ThenBy(creative => creative.Id)
            .Select(creative => new CreativeLine(creative.Id, new CreativeWords(creative.Channel, creative.Format, creative.Heading, creative.Text), creative.PictureType, creative.Alternative)).ToListAsync(cancellation);
        return new One(campaign, NameOf(campaign.OwnerId), NameOf(campaign.ReviewedBy),
            await db.Set<CampaignBudget>().AsNoTracking().Where(budget => budget.CampaignId == campaignId).OrderBy(budget => budget.Channel).ToListAsync(cancellation),
            await db.Set<CampaignGoal>().AsNoTracking().Where(goal => goal.CampaignId == campaignId).OrderBy(goal => goal.Figure).ToListAsync(cancellation),
            creatives, await LinksAsync(campaignId, cancellation));

        string? NameOf(Guid? id) => id is { } one ? names.GetValueOrDefault(one, "somebody who left") : null;
    }

    /// <summary>A creative's picture; null where it has none.</summary>
    public async Task<(byte[] Bytes, string Type)?> PictureAsync(Guid campaignId, Guid creativeId, CancellationToken cancellation) =>
        await db.Set<Creative>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == creativeId && row.CampaignId == campaignId, cancellation) is { Picture: { } bytes, PictureType: { } type } ? (bytes, type) : null;

    private async Task<IReadOnlyList<LinkLine>> LinksAsync(Guid campaignId, CancellationToken cancellation)
    {
        var links = await db.Set<CampaignLink>().AsNoTracking().Where(link => link.CampaignId == campaignId).OrderBy(link => link.Id).ToListAsync(cancellation);
        var codes = links.ConvertAll(link => link.Code);
        var sums = await db.Set<VisitCount>().AsNoTracking().Where(count => count.What == Counted.Arrival && codes.Contains(count.Subject))
            .GroupBy(count => count.Subject).Select(counts => new { Code = counts.Key, People = counts.Sum(count => count.People), Machines = counts.Sum(count => count.Machines) }).ToDictionaryAsync(sum => sum.Code, cancellation);
        var people = links.ConvertAll(link => sums.TryGetValue(link.Code, out var sum) ? sum.People : 0);
        // What a channel's links come to stands in the evaluation; where that is withheld, so are they.
        var withhold = new Withhold(settings.SmallestShown);
        var channels = Enumerable.Range(0, links.Count).GroupBy(at => links[at].Channel).Select(IReadOnlyList<int> (places) => [.. places]).ToList();
        var hiddenChannels = withhold.HiddenIn(channels.ConvertAll(places => places.Sum(at => people[at])));
        var hidden = withhold.HiddenIn(people, channels).Concat(hiddenChannels.SelectMany(channel => channels[channel])).ToHashSet();
        return [.. links.Select((link, at) => new LinkLine(link, hidden.Contains(at) ? null : people[at], sums.TryGetValue(link.Code, out var sum) ? sum.Machines : 0))];
    }
}
