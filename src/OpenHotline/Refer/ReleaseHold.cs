using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>Ends a hold by a person's decision: the house goes on with the episode.</summary>
public sealed class ReleaseHold(HotlineDb db, UnitOfWork unit, Timeline timeline, UrgentList urgent, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Released = 1,

        /// <summary>There is no such standing hold.</summary>
        NotStanding = 2,
    }

    public Task<Outcome> RunAsync(Guid holdId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("holds", holdId, inner);
        if (await db.Holds.SingleOrDefaultAsync(one => one.Id == holdId, inner) is not { IsStanding: true } hold) return Outcome.NotStanding;
        hold.End(clock.GetUtcNow().UtcDateTime, expired: false);
        await urgent.HandleAllOfAsync(holdId, inner);
        timeline.Write(new HoldReleased(hold.WebpageId, hold.EpisodeId, hold.Id, Expired: false));
        return Outcome.Released;
    }, cancellation);
}
