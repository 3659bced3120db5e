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

    internal async Task TakeAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation)
    {
        // Race: a claim taken between our read and our save must not be overwritten; PostgreSQL locks the rows first.
        if (db.Kind == DatabaseKind.Postgres)
            await db.ExecuteAsync("SELECT 1 FROM queue_items WHERE id = ANY(@ids) ORDER BY id FOR UPDATE", cancellation, ("ids", episodeIds.ToArray()));
        items = await db.Set<QueueItem>().Where(item => episodeIds.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellation);
    }

    internal async Task TakeReportsAsync(IReadOnlyCollection<Guid> reportIds, CancellationToken cancellation) =>
        members = await db.Set<Report>().AsNoTracking().Where(report => reportIds.Contains(report.Id))
            .ToDictionaryAsync(report => report.Id, report => report.MemberId, cancellation);

    internal Guid? MemberOf(Guid reportId) => members.GetValueOrDefault(reportId);

    internal Task<bool> IsOnionAsync(Guid webpageId, CancellationToken cancellation) =>
        db.Set<Webpage>().Where(page => page.Id == webpageId).Select(page => page.IsOnion).SingleOrDefaultAsync(cancellation);

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
