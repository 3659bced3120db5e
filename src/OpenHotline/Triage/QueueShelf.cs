using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;

namespace OpenHotline.Triage;

/// <summary>The rows of the queue that one batch of facts speaks of, read at once.</summary>
public sealed class QueueShelf(HotlineDb db, ScoreRules rules)
{
    private Dictionary<Guid, QueueItem> items = [];
    private Dictionary<Guid, Guid?> members = [];
    private Dictionary<Guid, (bool IsOnion, byte[] Site)> pages = [];

    internal async Task TakeAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation)
    {
        // Race: a claim taken between our read and our save must not be overwritten; PostgreSQL locks the rows first.
        await db.LockManyAsync("queue_items", episodeIds, cancellation);
        items = await db.Among<QueueItem>("id", episodeIds).ToDictionaryAsync(item => item.Id, cancellation);
    }

    internal async Task TakeReportsAsync(IReadOnlyCollection<Guid> reportIds, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", reportIds);
        members = (await db.ListAsync($"SELECT id, member_id FROM reports WHERE id {ids}", row => (Id: row.Id(0), Member: row.IdOrNull(1)), cancellation, parameter)).ToDictionary(row => row.Id, row => row.Member);
    }

    internal async Task TakePagesAsync(IReadOnlyCollection<Guid> webpageIds, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", webpageIds);
        pages = (await db.ListAsync($"SELECT id, is_onion, site_lookup FROM webpages WHERE id {ids}", row => (Id: row.Id(0), IsOnion: row.GetBoolean(1), Site: row.GetFieldValue<byte[]>(2)), cancellation, parameter))
            .ToDictionary(row => row.Id, row => (row.IsOnion, row.Site));
    }

    internal Guid? MemberOf(Guid reportId) => members.GetValueOrDefault(reportId);

    internal bool IsOnion(Guid webpageId) => pages.TryGetValue(webpageId, out var page) && page.IsOnion;

    /// <summary>The keyed look-up of a page's site; null for a page that is not known.</summary>
    internal byte[]? SiteOf(Guid webpageId) => pages.TryGetValue(webpageId, out var page) ? page.Site : null;

    /// <summary>The sites of all pages that were taken.</summary>
    internal IEnumerable<byte[]> Sites => pages.Values.Select(page => page.Site);

    internal QueueItem? Find(Guid episodeId) => items.GetValueOrDefault(episodeId);

    internal QueueItem FindOrAdd(Guid episodeId, Guid webpageId, ThingKind thing, bool isOnion, DateTime openedAt, out bool isNew)
    {
        if (Find(episodeId) is { } known)
        {
            isNew = false;
            return known;
        }

        isNew = true;
        var item = new QueueItem(episodeId, webpageId, thing, isOnion, openedAt);
        db.Add(item);
        return items[episodeId] = item;
    }

    internal void Note(Guid episodeId, QueueReasons reason)
    {
        if (Find(episodeId) is not { } item) return;
        item.Note(reason);
        Weigh(item);
    }

    internal void Weigh(QueueItem item) => item.Weigh(rules);
}
