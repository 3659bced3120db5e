using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Prevent;

/// <summary>The campaigns, and one with its links, what they brought, and the reports of young people in its days.</summary>
public sealed class ReadCampaigns(HotlineDb db, ReadCounts counted, PublishSettings settings)
{
    /// <param name="People">Null where it is small: on so few, a person could be known again.</param>
    public sealed record LinkLine(Guid LinkId, string Code, CampaignChannel Channel, string Placement, CampaignLanding Landing, long? People, long Machines);

    /// <param name="YoungPersonReports">Reports of young people about their own pictures, in the days of the campaign: what many campaigns want to move. Null where small.</param>
    public sealed record One(Campaign Campaign, IReadOnlyList<LinkLine> Links, IReadOnlyList<(DateOnly Day, long? People)> ByDay, long? YoungPersonReports);

    public async Task<IReadOnlyList<Campaign>> AllAsync(CancellationToken cancellation) =>
        await db.Set<Campaign>().AsNoTracking().OrderByDescending(campaign => campaign.FirstOn).ThenBy(campaign => campaign.Name).Take(200).ToListAsync(cancellation);

    public async Task<One?> RunAsync(Guid campaignId, CancellationToken cancellation)
    {
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaignId, cancellation) is not { } campaign) return null;
        var links = await db.Set<CampaignLink>().AsNoTracking().Where(link => link.CampaignId == campaignId).OrderBy(link => link.Id).ToListAsync(cancellation);
        var ids = links.ConvertAll(link => link.Id);
        var counts = await db.Set<ArrivalCount>().AsNoTracking().Where(count => ids.Contains(count.LinkId)).ToListAsync(cancellation);
        var lines = links.Select(link => new LinkLine(link.Id, link.Code, link.Channel, link.Placement, link.Landing,
            Shown(counts.Where(count => count.LinkId == link.Id).Sum(count => count.People)), counts.Where(count => count.LinkId == link.Id).Sum(count => count.Machines))).ToList();
        var byDay = counts.GroupBy(count => count.Day).OrderBy(day => day.Key).Select(day => (day.Key, Shown(day.Sum(count => count.People)))).ToList();
        var sources = await counted.SumsAsync(campaign.FirstOn, campaign.LastOn, [new Series(Metric.Reports, Dimension.Source)], cancellation);
        var reports = sources.FirstOrDefault(line => line.Code == Words.Of(ReportSource.YoungPerson)).Count;
        return new One(campaign, lines, byDay, Shown(reports));
    }

    private long? Shown(long count) => count > 0 && count < settings.SmallestShown ? null : count;
}
