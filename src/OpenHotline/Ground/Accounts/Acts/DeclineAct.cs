using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>Ends an act before it is done: the second person says no, or the first takes it back.</summary>
public sealed class DeclineAct(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, TimeProvider clock)
{
    /// <summary>False where there is no such act or somebody decided before.</summary>
    public Task<bool> RunAsync(Guid actId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("two_person_acts", actId, inner);
        var act = await db.Set<TwoPersonAct>().SingleOrDefaultAsync(one => one.Id == actId && one.State == ActState.Proposed, inner);
        if (act is null || actor.AccountId is not { } by) return false;
        act.Decide(approved: false, by, clock.GetUtcNow().UtcDateTime);
        timeline.Write(new ActDeclined(actId, act.Kind));
        return true;
    }, cancellation);
}
