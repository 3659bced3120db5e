using System.Text.Json;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Takes the lease under which the page of one watch, or of each of many, is looked at.</summary>
public sealed class LeaseWatch(HotlineDb db, UnitOfWork unit, CheckRhythm rhythm, TimeProvider clock)
{
    /// <param name="turn">The turn that the look will have: one more than the watch says.</param>
    /// <returns>False where it is not due, is on hold, or another looks at it.</returns>
    public async Task<bool> RunAsync(Guid episodeId, int turn, CancellationToken cancellation) =>
        (await RunAsync([new WatchTurn(episodeId, turn)], cancellation)).Count == 1;

    /// <returns>Those whose lease was taken.</returns>
    public Task<IReadOnlyList<WatchTurn>> RunAsync(IReadOnlyCollection<WatchTurn> turns, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Race: another machine may have chosen the same row; the one whose update touches it has the lease.
        return unit.RunAsync<IReadOnlyList<WatchTurn>>(async inner => await db.ListAsync(
            $"""
            UPDATE watches SET lease_until = @until, turn = watches.turn + 1 FROM {Given} WHERE watches.episode_id = given.id AND watches.turn = given.turn
                AND next_check_at <= @now AND holds = 0 AND (lease_until IS NULL OR lease_until < @now)
            RETURNING watches.episode_id, watches.turn
            """, row => new WatchTurn(row.Id(0), row.GetInt32(1)), inner, [("until", now + rhythm.Lease), ("now", now), .. Parameters(turns)]), cancellation);
    }

    private string Given => db.Kind == DatabaseKind.Postgres ? "unnest(@ids, @turns) AS given (id, turn)" : "(SELECT unhex(value ->> 0) AS id, value ->> 1 AS turn FROM json_each(@turns)) AS given";

    private IEnumerable<(string Name, object? Value)> Parameters(IReadOnlyCollection<WatchTurn> turns) => db.Kind == DatabaseKind.Postgres
        ? [("ids", turns.Select(one => one.EpisodeId).ToArray()), ("turns", turns.Select(one => one.Turn - 1).ToArray())]
        : [("turns", JsonSerializer.Serialize(turns.Select(one => new object[] { Convert.ToHexString(one.EpisodeId.ToByteArray(bigEndian: true)), one.Turn - 1 })))];
}

/// <summary>A look at a page: the watch, and its turn when the lease was taken.</summary>
public readonly record struct WatchTurn(Guid EpisodeId, int Turn);
