using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Publish;

/// <summary>Counts everything again from the first fact of the timeline; the numbers are the same as before, or they were wrong.</summary>
/// <remarks>One unit of work: readers see the old numbers until the new ones stand. Published figures are not touched: they stay as published.</remarks>
public sealed class RebuildCounts(HotlineDb db, UnitOfWork unit, CountFollower follower)
{
    private const int BatchSize = 2000;

    /// <summary>Gives how many facts were counted.</summary>
    public Task<long> RunAsync(CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        // Race: the follower waits for this row before it reads; what it has not read yet it counts afterwards.
        await db.ExecuteAsync("INSERT INTO follower_places (name, next_leaf) VALUES (@name, 0) ON CONFLICT (name) DO UPDATE SET next_leaf = follower_places.next_leaf", inner, ("name", CountFollower.PlaceName));
        var until = (await db.ListAsync("SELECT next_leaf FROM follower_places WHERE name = @name", row => row.GetInt64(0), inner, ("name", CountFollower.PlaceName)))[0];
        await db.ExecuteAsync("DELETE FROM daily_counts", inner);
        await db.ExecuteAsync("DELETE FROM counted_episodes", inner);
        db.ChangeTracker.Clear();
        var counted = 0L;
        for (var leaf = 0L; leaf < until; leaf += BatchSize)
        {
            var batch = await db.ListAsync("SELECT leaf_index, kind, bytes FROM facts WHERE leaf_index >= @from AND leaf_index < @until ORDER BY leaf_index",
                row => (Leaf: row.GetInt64(0), Kind: row.GetString(1), Bytes: row.GetFieldValue<byte[]>(2)), inner, ("from", leaf), ("until", Math.Min(until, leaf + BatchSize)));
            var wanted = batch.Where(row => CountFollower.Followed.Contains(row.Kind)).Select(row => Ground.Timeline.Timeline.Read(row.Leaf, row.Bytes)).ToList();
            await follower.ApplyAsync(wanted, inner);
            await db.SaveChangesAsync(inner);
            db.ChangeTracker.Clear();
            counted += wanted.Count;
        }

        return counted;
    }, cancellation);
}
