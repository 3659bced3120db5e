using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Visits;

/// <summary>Every campaign link in memory, read again once a second while somebody asks: an arrival costs no question to the database.</summary>
/// <remarks>A link that is new, and a campaign that starts or ends, take a second to show. Whoever guesses codes costs a look into memory.</remarks>
public sealed class LinkBook(IServiceScopeFactory scopes, HotlineDays days, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim reading = new(1);
    private volatile Copy? copy;

    /// <param name="Counts">Its campaign is running, and its last day is not over.</param>
    public sealed record Line(LandingPlace Place, bool Counts);

    /// <summary>Null for a code that is no link's.</summary>
    public async ValueTask<Line?> FindAsync(string code, CancellationToken cancellation)
    {
        var now = copy;
        if (now is null || clock.GetElapsedTime(now.ReadAt) >= Fresh) now = await RefreshAsync(now, cancellation);
        return now.Lines.GetValueOrDefault(code);
    }

    // One asks the database; the others go on with what was read before, or wait where nothing was.
    private async Task<Copy> RefreshAsync(Copy? old, CancellationToken cancellation)
    {
        if (old is null) await reading.WaitAsync(cancellation);
        else if (!await reading.WaitAsync(TimeSpan.Zero, cancellation)) return old;
        try
        {
            if (copy is { } other && clock.GetElapsedTime(other.ReadAt) < Fresh) return other;
            return copy = await ReadAsync(cancellation);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<Copy> ReadAsync(CancellationToken cancellation)
    {
        var readAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var links = await db.Set<CampaignLink>().AsNoTracking()
            .Join(db.Set<Campaign>(), link => link.CampaignId, campaign => campaign.Id, (link, campaign) => new { link.Code, link.Landing, link.Page, link.Language, campaign.State, campaign.LastOn }).ToListAsync(cancellation);
        var readable = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var language in links.Where(link => link.Page is not null).Select(link => link.Language).Distinct()) readable.Add(language, await scope.ServiceProvider.GetRequiredService<ReadGuidance>().NamesAsync(language, cancellation));
        var today = days.Today;
        return new Copy(links.ToFrozenDictionary(link => link.Code, link => new Line(PlaceOf(link.Landing, link.Page, link.Language, readable), link.State == CampaignState.Running && link.LastOn >= today), StringComparer.Ordinal), readAt);
    }

    // Posters hang on when a page was withdrawn: whoever comes finds all that there is to read.
    private static LandingPlace PlaceOf(CampaignLanding landing, string? page, string language, Dictionary<string, IReadOnlySet<string>> readable) =>
        page is null || readable[language].Contains(page) ? new LandingPlace(landing, page, language) : new LandingPlace(CampaignLanding.GuidanceList, null, language);

    private sealed record Copy(FrozenDictionary<string, Line> Lines, long ReadAt);
}
