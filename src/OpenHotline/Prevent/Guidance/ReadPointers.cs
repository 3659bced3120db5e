using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;

namespace OpenHotline.Prevent.Guidance;

/// <summary>What leads to a guidance page: asked before it is withdrawn.</summary>
public sealed class ReadPointers(HotlineDb db, ReadGuidance read)
{
    /// <param name="Pages">The titles of the guidance pages that everybody reads and that link to it.</param>
    /// <param name="Links">How many links of campaigns that are not ended lead to it.</param>
    public sealed record Found(IReadOnlyList<string> Pages, int Links);

    public async Task<Found> RunAsync(string page, string language, CancellationToken cancellation)
    {
        var pages = (await read.AllAsync(language, cancellation)).Where(one => one.Text.Page != page && GuidanceMarkdown.PagesIn(one.Text.Markdown).Contains(page)).Select(one => one.Text.Title).ToList();
        var links = await db.Set<CampaignLink>().AsNoTracking().Where(link => link.Page == page && link.Language == language)
            .Join(db.Set<Campaign>(), link => link.CampaignId, campaign => campaign.Id, (_, campaign) => campaign.State).CountAsync(state => state != CampaignState.Ended && state != CampaignState.Evaluated, cancellation);
        return new Found(pages, links);
    }
}
