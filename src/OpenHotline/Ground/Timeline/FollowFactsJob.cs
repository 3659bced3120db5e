using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>Hands new facts to every follower.</summary>
/// <remarks>
/// Every fraction of a second. Each batch is one commit with the follower's place, so a crash repeats nothing and skips nothing.
/// Followers stand at the same place nearly always, so what one of them was handed is kept for the next: a leaf never changes.
/// </remarks>
public sealed class FollowFactsJob(HotlineDb db, UnitOfWork unit, IEnumerable<IFactFollower> followers) : IHouseJob
{
    private const int MostKept = 8;
    private readonly Dictionary<long, List<Leaf>> handed = [];

    /// <summary>How many facts are handed over in one commit.</summary>
    public int BatchSize { get; init; } = 500;

    public Task RunAsync(CancellationToken cancellation)
    {
        handed.Clear();
        return FollowAsync(cancellation);
    }

    /// <summary>The same where the newest facts are in hand: they are not read again.</summary>
    /// <param name="first">The place of the first of them.</param>
    internal Task RunAsync(long first, IReadOnlyList<FactRow> newest, CancellationToken cancellation)
    {
        handed.Clear();
        List<Leaf> leaves = [.. newest.Select((fact, at) => new Leaf(first + at, fact.Kind, fact.Bytes))];
        // Reading thousands is work for every processor.
        var wanted = followers.SelectMany(follower => follower.Kinds).ToHashSet(StringComparer.Ordinal);
        leaves.AsParallel().Where(leaf => wanted.Contains(leaf.Kind)).ForAll(leaf => leaf.Read());
        if (leaves.Count > 0) handed.Add(first, leaves);
        return FollowAsync(cancellation);
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        foreach (var follower in followers)
        {
            while (await StepAsync(follower, cancellation) == BatchSize) db.ChangeTracker.Clear();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>One batch for one follower; gives how many leaves it moved on.</summary>
    private async Task<int> StepAsync(IFactFollower follower, CancellationToken cancellation)
    {
        var read = await db.Set<FollowerPlace>().AsNoTracking().Where(place => place.Name == follower.Name).Select(place => place.NextLeaf).SingleOrDefaultAsync(cancellation);
        if ((await BatchAsync(read, cancellation)).Count == 0) return 0;
        return await unit.RunAsync(async inner =>
        {
            var place = await PlaceAsync(follower.Name, inner);
            var batch = await BatchAsync(place.NextLeaf, inner);
            var wanted = batch.Where(leaf => follower.Kinds.Contains(leaf.Kind)).Select(leaf => leaf.Read()).ToList();
            if (wanted.Count > 0) await follower.ApplyAsync(wanted, inner);
            place.MoveTo(place.NextLeaf + batch.Count);
            return batch.Count;
        }, cancellation);
    }

    private async Task<FollowerPlace> PlaceAsync(string name, CancellationToken cancellation)
    {
        // Race: two machines may follow at once; the second waits here for the first's commit and reads its place.
        await db.ExecuteAsync("INSERT INTO follower_places (name, next_leaf) VALUES (@name, 0) ON CONFLICT (name) DO UPDATE SET next_leaf = follower_places.next_leaf", cancellation, ("name", name));
        var place = await db.Set<FollowerPlace>().SingleAsync(row => row.Name == name, cancellation);
        await db.Entry(place).ReloadAsync(cancellation);
        return place;
    }

    private async Task<List<Leaf>> BatchAsync(long from, CancellationToken cancellation)
    {
        if (handed.TryGetValue(from, out var known)) return known;
        var batch = await db.ListAsync("SELECT leaf_index, kind, bytes FROM facts WHERE leaf_index >= @from ORDER BY leaf_index LIMIT @most",
            row => new Leaf(row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2)), cancellation, ("from", from), ("most", BatchSize));
        // A few are kept: a follower that lags behind must not make the job hold the whole timeline.
        if (handed.Count >= MostKept) handed.Clear();
        return handed[from] = batch;
    }

    /// <summary>A row of the timeline, read as a fact once, by the first who wants its kind.</summary>
    private sealed class Leaf(long index, string kind, byte[] bytes)
    {
        private TimelineEntry? entry;

        public string Kind => kind;

        public TimelineEntry Read() => entry ??= Timeline.Read(index, bytes);
    }
}
