using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Takes the lease under which the page of one watch is looked at.</summary>
public sealed class LeaseWatch(HotlineDb db, UnitOfWork unit, CheckRhythm rhythm, TimeProvider clock)
{
    /// <param name="turn">The turn that the look will have: one more than the watch says.</param>
    /// <returns>False where it is not due, is on hold, or another looks at it.</returns>
    public Task<bool> RunAsync(Guid episodeId, int turn, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Race: another machine may have chosen the same row; the one whose update touches it has the lease.
        return unit.RunAsync(async inner => await db.ExecuteAsync(
            "UPDATE watches SET lease_until = @until, turn = turn + 1 WHERE episode_id = @id AND turn = @turn AND next_check_at <= @now AND holds = 0 AND (lease_until IS NULL OR lease_until < @now)",
            inner, ("until", now + rhythm.Lease), ("id", episodeId), ("turn", turn - 1), ("now", now)) == 1, cancellation);
    }
}
