using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Gives waiting cases that have passed their promise the reason for it, so that they move up.</summary>
/// <remarks>Every minute. Safe to run twice: a case is marked once.</remarks>
public sealed class MarkLateJob(HotlineDb db, UnitOfWork unit, ScoreRules rules, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 1000;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await unit.RunAsync(BatchAsync, cancellation) == BatchSize) db.ChangeTracker.Clear();
    }

    // Marked ones keep their due time, so the walk takes the unmarked by their bit; it stops at the first that is not due.
    internal static string Late(HotlineDb db) =>
        $"SELECT id FROM queue_items WHERE state = 1 AND due_at <= @now AND (reasons & 128) = 0 ORDER BY due_at LIMIT {BatchSize}{db.SkipLocked()}";

    private async Task<int> BatchAsync(CancellationToken cancellation)
    {
        var ids = await db.ListAsync(Late(db), row => row.Id(0), cancellation, ("now", clock.GetUtcNow().UtcDateTime));
        if (ids.Count == 0) return 0;
        var items = await db.Set<QueueItem>().Where(item => ids.Contains(item.Id)).ToListAsync(cancellation);
        foreach (var item in items)
        {
            item.Note(QueueReasons.OlderThanSla);
            item.Weigh(rules);
        }

        return ids.Count;
    }
}
