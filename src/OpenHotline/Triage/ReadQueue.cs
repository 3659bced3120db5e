using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Reads the queue: what waits, page by page in its own order, and what an analyst holds.</summary>
public sealed class ReadQueue(HotlineDb db, TimeProvider clock)
{
    private const int PageSize = 25;

    // A filter that takes little must not walk through a million rows: a page looks at so many and says where to go on.
    private const int MostLookedAt = 2000;

    public async Task<QueuePage> RunAsync(QueueFilter filter, QueuePlace? after, CancellationToken cancellation)
    {
        var look = filter.IsEmpty ? PageSize + 1 : MostLookedAt;
        var rows = await Slice(db, after, look).ToListAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = rows.Where(row => Takes(filter, row, now)).Take(PageSize + 1).ToList();
        if (taken.Count > PageSize) return new QueuePage(taken[..PageSize], PlaceOf(taken[PageSize - 1]), LookedAtEnough: false);
        return rows.Count == look && look > PageSize + 1
            ? new QueuePage(taken, PlaceOf(rows[^1]), LookedAtEnough: true)
            : new QueuePage(taken, GoOnFrom: null, LookedAtEnough: false);
    }

    /// <summary>What an analyst holds, the claim that ends first at the top.</summary>
    public Task<List<QueueItem>> HeldByAsync(Guid accountId, CancellationToken cancellation) =>
        db.Set<QueueItem>().AsNoTracking().Where(item => item.ClaimedBy == accountId).OrderBy(item => item.LeaseUntil).Take(50).ToListAsync(cancellation);

    /// <summary>What is late, the latest first.</summary>
    public Task<List<QueueItem>> LateAsync(int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<QueueItem>().AsNoTracking().Where(item => item.State == QueueState.Waiting && item.DueAt <= now).OrderBy(item => item.DueAt).Take(most).ToListAsync(cancellation);
    }

    /// <summary>What was opened last, whatever its state.</summary>
    public Task<List<QueueItem>> RecentAsync(int most, CancellationToken cancellation) =>
        db.Set<QueueItem>().AsNoTracking().OrderByDescending(item => item.Id).Take(most).ToListAsync(cancellation);

    /// <summary>One case of the queue; null where there is none.</summary>
    public Task<QueueItem?> OneAsync(Guid episodeId, CancellationToken cancellation) =>
        db.Set<QueueItem>().AsNoTracking().SingleOrDefaultAsync(item => item.Id == episodeId, cancellation);

    internal static IQueryable<QueueItem> Slice(HotlineDb db, QueuePlace? after, int most)
    {
        var waiting = db.Set<QueueItem>().AsNoTracking().Where(item => item.State == QueueState.Waiting);
        if (after is not null)
        {
            var (score, dueAt, id) = (after.Score, after.DueAt, after.Id);
            // The first condition alone bounds the walk of the index; the rest drops what stood on the page before.
            waiting = waiting.Where(item => item.Score <= score
                && (item.Score < score || item.DueAt > dueAt || (item.DueAt == dueAt && item.Id > id)));
        }

        return waiting.OrderByDescending(item => item.Score).ThenBy(item => item.DueAt).ThenBy(item => item.Id).Take(most);
    }

    private static bool Takes(QueueFilter filter, QueueItem item, DateTime now) =>
        (filter.Source is not { } source || item.HasSource(source))
        && (filter.Reason is not { } reason || item.Reasons.HasFlag(reason))
        && (filter.Thing is not { } thing || item.Thing == thing)
        && (!filter.OnlyLate || item.DueAt <= now);

    private static QueuePlace PlaceOf(QueueItem item) => new(item.Score, item.DueAt, item.Id);
}
