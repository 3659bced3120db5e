using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>The numbers that stand above the queue.</summary>
/// <param name="Waiting">Counted up to <see cref="CountQueue.Most"/>.</param>
public sealed record QueueCounts(int Waiting, int Late, int Claimed, int Alarms);

/// <summary>Counts the queue by one cheap query, bounded however long the queue is.</summary>
public sealed class CountQueue(HotlineDb db, TimeProvider clock)
{
    /// <summary>Nobody needs to know more exactly: from here on it reads "10,000 and more".</summary>
    public const int Most = 10_000;

    // The order makes both databases walk an index and stop; without it PostgreSQL may walk past all that is done.
    internal static readonly string Statement = $"""
        SELECT (SELECT count(*) FROM (SELECT 1 FROM queue_items WHERE state = 1 ORDER BY score DESC, due_at LIMIT {Most}) AS waiting),
               (SELECT count(*) FROM (SELECT 1 FROM queue_items WHERE state = 1 AND due_at <= @now ORDER BY due_at LIMIT {Most}) AS late),
               (SELECT count(*) FROM (SELECT 1 FROM queue_items WHERE claimed_by IS NOT NULL LIMIT {Most}) AS held),
               (SELECT count(*) FROM alarms WHERE acknowledged_at IS NULL)
        """;

    public async Task<QueueCounts> RunAsync(CancellationToken cancellation)
    {
        var counts = await db.ListAsync(Statement, row => new QueueCounts(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), cancellation, ("now", clock.GetUtcNow().UtcDateTime));
        return counts[0];
    }
}
