using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;

namespace OpenHotline.Prevent.Visits;

/// <summary>Every campaign link in memory, read again once a second while somebody asks: an arrival costs no question to the database.</summary>
/// <remarks>A link that is new, and a campaign that starts or ends, take a second to show. Whoever guesses codes costs a look into memory.</remarks>
public sealed class LinkBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim reading = new(1);
    private volatile Copy? copy;

    /// <param name="Counts">Its campaign is running.</param>
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
            .Join(db.Set<Campaign>(), link => link.CampaignId, campaign => campaign.Id, (link, campaign) => new { link.Code, link.Landing, link.Page, link.Language, campaign.State }).ToListAsync(cancellation);
        return new Copy(links.ToFrozenDictionary(link => link.Code, link => new Line(new LandingPlace(link.Landing, link.Page, link.Language), link.State == CampaignState.Running), StringComparer.Ordinal), readAt);
    }

    private sealed record Copy(FrozenDictionary<string, Line> Lines, long ReadAt);
}
