using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>An officer has looked at a case on the "changed" list, or at one without a contact: trace it again and go on.</summary>
public sealed class TraceAgain(HotlineDb db, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Queued = 1,

        /// <summary>There is no such case, or nothing is to be traced in it.</summary>
        NotWaiting = 2,
    }

    public Task<Outcome> RunAsync(Guid episodeId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<TakedownCase>().SingleOrDefaultAsync(one => one.EpisodeId == episodeId, inner) is not { State: CaseState.HostChanged or CaseState.WaitingForContact or CaseState.WaitingForTrace } about)
            return Outcome.NotWaiting;
        about.TraceAgainAt(clock.GetUtcNow().UtcDateTime, fruitless: false);
        return Outcome.Queued;
    }, cancellation);
}
