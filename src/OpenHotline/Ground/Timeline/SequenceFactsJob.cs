using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>Puts waiting facts into the tree, in the order in which they became visible.</summary>
/// <remarks>
/// Every fraction of a second. Locks the tree's one row, so that of many machines one works at a time.
/// After a crash the batch was committed or not at all; what waits is taken the next time.
/// </remarks>
public sealed class SequenceFactsJob(HotlineDb db, UnitOfWork unit, Tree tree, HeldFacts held) : IHouseJob
{
    private const int BatchSize = 2000;
    private const int Width = 256;

    public Task RunAsync(CancellationToken cancellation) => RunAsync(progress: null, cancellation);

    /// <param name="progress">Told how many of those that waited at the beginning are in the tree.</param>
    internal async Task RunAsync(IProgress<(long Done, long Whole)>? progress, CancellationToken cancellation)
    {
        var whole = progress is null ? 0 : (await db.ListAsync("SELECT count(*) FROM facts WHERE leaf_index IS NULL", row => row.GetInt64(0), cancellation)).Single();
        for (var done = 0L; ;)
        {
            var taken = await TakeBatchAsync(cancellation);
            done += taken;
            if (taken > 0) progress?.Report((done, Math.Max(done, whole)));
            if (taken < BatchSize) return;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Writes what the current unit of work has held back, behind everything that waits, each fact with its place.</summary>
    /// <returns>The place of the first, and the facts.</returns>
    internal async Task<(long First, IReadOnlyList<FactRow> Facts)> WriteHeldAsync(CancellationToken cancellation)
    {
        await RunAsync(cancellation);
        var facts = held.Take();
        if (facts.Count == 0) return (0, facts);
        return await unit.RunAsync(async inner =>
        {
            await db.LockAsync("tree_sizes", TreeSize.OnlyRow, inner);
            var size = await db.Set<TreeSize>().SingleAsync(inner);
            var first = size.Leaves;
            var rows = new RowBatch("INSERT INTO facts", "", new("id", ColumnKind.Id), new("kind", ColumnKind.Text), new("stream", ColumnKind.Number), new("subject", ColumnKind.Id),
                new("written_at", ColumnKind.LongNumber), new("bytes", ColumnKind.Bytes), new("leaf_index", ColumnKind.LongNumber), new("leaf_hash", ColumnKind.Bytes));
            for (var at = 0; at < facts.Count; at++)
            {
                var fact = facts[at];
                rows.Add(fact.Id, fact.Kind, fact.Stream, fact.Subject, fact.WrittenAt, fact.Bytes, first + at, MerkleTree.LeafHash(fact.Bytes));
            }

            await rows.WriteAsync(db, inner);
            await AddTilesAsync(first, first + facts.Count, inner);
            size.GrowTo(first + facts.Count);
            return (first, facts);
        }, cancellation);
    }

    private async Task<int> TakeBatchAsync(CancellationToken cancellation)
    {
        // Looked at outside of a transaction first: on a quiet day the job must not take the writer's turn.
        if ((await WaitingAsync(1, cancellation)).Count == 0) return 0;
        return await unit.RunAsync(async inner =>
        {
            await db.LockAsync("tree_sizes", TreeSize.OnlyRow, inner);
            var size = await db.Set<TreeSize>().SingleAsync(inner);
            var waiting = await WaitingAsync(BatchSize, inner);
            var next = size.Leaves;
            var places = RowBatch.Changing("facts", "leaf_index = given.leaf, leaf_hash = given.hash",
                new("id", ColumnKind.Id), new("leaf", ColumnKind.LongNumber), new("hash", ColumnKind.Bytes));
            foreach (var (id, bytes) in waiting) places.Add(id, next++, MerkleTree.LeafHash(bytes));
            await places.WriteAsync(db, inner);
            await AddTilesAsync(size.Leaves, next, inner);
            size.GrowTo(next);
            return waiting.Count;
        }, cancellation);
    }

    /// <summary>The first that wait, by the index of those that wait. SQLite would rather sort all of them for every batch.</summary>
    internal static string WaitingSql(DatabaseKind kind) =>
        $"SELECT id, bytes FROM facts {(kind == DatabaseKind.Sqlite ? "INDEXED BY facts_waiting " : "")}WHERE leaf_index IS NULL ORDER BY id LIMIT @most";

    private Task<List<(Guid Id, byte[] Bytes)>> WaitingAsync(int most, CancellationToken cancellation) => db.ListAsync(
        WaitingSql(db.Kind),
        row => (row.Id(0), row.GetFieldValue<byte[]>(1)), cancellation, ("most", most));

    private async Task AddTilesAsync(long before, long after, CancellationToken cancellation)
    {
        for (var (level, unitSize) = (1, (long)Width); unitSize <= after; level++, unitSize *= Width)
        {
            for (var place = before / unitSize; place < after / unitSize; place++)
            {
                var hash = await tree.TileHashAsync(level, place, cancellation);
                await db.ExecuteAsync("INSERT INTO tree_tiles (level, place, hash) VALUES (@level, @place, @hash)", cancellation,
                    ("level", level), ("place", place), ("hash", hash));
            }
        }
    }
}
