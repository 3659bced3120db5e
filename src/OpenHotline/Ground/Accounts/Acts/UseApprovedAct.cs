using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>The first person does what the second agreed to: once, before it runs out. For acts with a result, such as an export.</summary>
public sealed class UseApprovedAct(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, Vault vault, TimeProvider clock)
{
    /// <summary>What was agreed to, as the kind wrote it; null where it is not approved, was done, ran out, or was proposed by somebody else.</summary>
    public Task<string?> RunAsync(Guid actId, string kind, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("two_person_acts", actId, inner);
        var now = clock.GetUtcNow().UtcDateTime;
        var act = await db.Set<TwoPersonAct>().SingleOrDefaultAsync(
            one => one.Id == actId && one.Kind == kind && one.State == ActState.Approved && one.ExpiresAt > now && one.ProposedBy == (actor.AccountId ?? Guid.Empty), inner);
        if (act is null || await vault.OpenRecordAsync(actId, inner) is not { } record) return null;
        act.Finish(now);
        timeline.Write(new ActDone(actId, kind));
        return (string?)record.OpenText(ProposeAct.Field, act.SealedPayload);
    }, cancellation);
}
