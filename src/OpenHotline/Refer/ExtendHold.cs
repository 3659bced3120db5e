using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>Gives a standing hold a later end. Both people are warned again before it.</summary>
public sealed class ExtendHold(HotlineDb db, UnitOfWork unit, Timeline timeline, UrgentList urgent, ReferSettings settings, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Extended = 1,

        /// <summary>There is no such standing hold.</summary>
        NotStanding = 2,

        /// <summary>The end is not later than before, or further away than a hold may run.</summary>
        EndOutOfBounds = 3,
    }

    public Task<Outcome> RunAsync(Guid holdId, DateTime expiresAt, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.LockAsync("holds", holdId, inner);
        if (await db.Holds.SingleOrDefaultAsync(one => one.Id == holdId, inner) is not { IsStanding: true } hold) return Outcome.NotStanding;
        if (expiresAt <= hold.ExpiresAt || expiresAt <= now || expiresAt > now + settings.LongestHold) return Outcome.EndOutOfBounds;
        hold.Extend(expiresAt);
        await urgent.HandleAllOfAsync(holdId, inner);
        timeline.Write(new HoldPlaced(hold.WebpageId, hold.EpisodeId, hold.Id, expiresAt));
        return Outcome.Extended;
    }, cancellation);
}
