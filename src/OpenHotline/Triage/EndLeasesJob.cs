using OpenHotline.Facts;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Gives back claims whose lease has run out, so that no case is lost with an analyst who left.</summary>
/// <remarks>Every half minute. Safe to run twice and on several machines: a row is given back once.</remarks>
public sealed class EndLeasesJob(HotlineDb db, UnitOfWork unit, Timeline timeline, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 500;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await unit.RunAsync(BatchAsync, cancellation) == BatchSize) db.ChangeTracker.Clear();
    }

    internal static string Ended(HotlineDb db) =>
        $"SELECT id, webpage_id, claimed_by FROM queue_items WHERE lease_until IS NOT NULL AND lease_until <= @now AND state = 2 ORDER BY lease_until LIMIT {BatchSize}{db.SkipLocked()}";

    private async Task<int> BatchAsync(CancellationToken cancellation)
    {
        var ended = await db.ListAsync(Ended(db), row => (Id: row.Id(0), Webpage: row.Id(1), Account: row.Id(2)), cancellation, ("now", clock.GetUtcNow().UtcDateTime));
        foreach (var (id, webpage, account) in ended)
        {
            await db.ExecuteAsync("UPDATE queue_items SET state = CASE WHEN is_held THEN 5 ELSE 1 END, claimed_by = NULL, lease_until = NULL WHERE id = @id", cancellation, ("id", id));
            timeline.Write(new ClaimReleased(webpage, id, account, LeaseRanOut: true));
        }

        return ended.Count;
    }
}
