using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Closes all waiting cases of a filter by one act that can be undone.</summary>
/// <remarks>Cases that somebody holds, that the police hold, or that may concern a child at risk are never among them.</remarks>
public sealed class CloseInBulk(HotlineDb db, UnitOfWork unit, Timeline timeline, TriageSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Closed(Guid BulkCloseId, int Cases) : Outcome;

        /// <summary>The queue has moved since the preview; it is shown again.</summary>
        public sealed record CountChanged(int Now) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>Nothing narrows the filter: the whole queue is never closed.</summary>
        FilterIsEmpty = 1,

        /// <summary>No case is taken by it.</summary>
        NothingToClose = 2,

        /// <summary>More than one act may take.</summary>
        TooMany = 3,
    }

    /// <summary>How many cases it would take, counted up to one more than an act may take.</summary>
    public Task<int> PreviewAsync(BulkFilter filter, CancellationToken cancellation) =>
        filter.IsEmpty ? Task.FromResult(0) : filter.In(db).Take(settings.MostInBulk + 1).CountAsync(cancellation);

    /// <param name="previewed">What the preview said: another number closes nothing.</param>
    public Task<Outcome> RunAsync(BulkFilter filter, BulkReason reason, int previewed, Guid accountId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        if (filter.IsEmpty) return new Outcome.Refused(Refusal.FilterIsEmpty);
        var ids = await filter.In(db).Take(settings.MostInBulk + 1).Select(item => item.Id).ToListAsync(inner);
        if (ids.Count == 0) return new Outcome.Refused(Refusal.NothingToClose);
        if (ids.Count > settings.MostInBulk) return new Outcome.Refused(Refusal.TooMany);
        if (ids.Count != previewed) return new Outcome.CountChanged(ids.Count);
        var now = clock.GetUtcNow();
        var closed = await TakeAsync(ids, inner);
        var act = new BulkClose(Guid.CreateVersion7(now), reason, filter, closed.Count, accountId, now.UtcDateTime);
        db.Add(act);
        foreach (var (id, webpageId) in closed)
        {
            db.Add(new BulkClosedCase(act.Id, id));
            timeline.Write(new EpisodeClosed(webpageId, id, EpisodeEnd.ClosedInBulk));
        }

        return new Outcome.Closed(act.Id, closed.Count);
    }, cancellation);

    // Race: what was claimed or raised as an alarm since the look is left to whoever did it.
    private async Task<List<(Guid Id, Guid WebpageId)>> TakeAsync(List<Guid> ids, CancellationToken cancellation)
    {
        var closed = new List<(Guid, Guid)>(ids.Count);
        foreach (var id in ids)
        {
            closed.AddRange(await db.ListAsync(
                "UPDATE queue_items SET state = 4 WHERE id = @id AND state = 1 AND (reasons & @never) = 0 RETURNING id, webpage_id",
                row => (row.Id(0), row.Id(1)), cancellation, ("id", id), ("never", BulkFilter.NeverInBulk)));
        }

        return closed;
    }
}
