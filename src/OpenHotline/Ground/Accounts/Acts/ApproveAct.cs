using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>The second person agrees. Most kinds are done in the same commit.</summary>
public sealed class ApproveAct(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, Vault vault, IEnumerable<ActOfTwo> kinds, TimeProvider clock)
{
    public enum Outcome
    {
        Approved = 1,
        NoSuchAct = 2,

        /// <summary>The first person cannot be the second.</summary>
        SamePerson = 3,

        /// <summary>The account may not be the second person in this.</summary>
        NotPermitted = 4,

        /// <summary>Somebody decided before.</summary>
        AlreadyDecided = 5,

        /// <summary>It waited too long and must be proposed again.</summary>
        Expired = 6,
    }

    public Task<Outcome> RunAsync(Guid actId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("two_person_acts", actId, inner);
        var act = await db.Set<TwoPersonAct>().SingleOrDefaultAsync(one => one.Id == actId, inner);
        if (act is null || kinds.FirstOrDefault(one => one.Kind == act.Kind) is not { } kind) return Outcome.NoSuchAct;
        if (await WhyNotAsync(act, kind, inner) is { } refusal) return refusal;
        var now = clock.GetUtcNow().UtcDateTime;
        act.Decide(approved: true, actor.AccountId!.Value, now);
        timeline.Write(new ActApproved(actId, act.Kind));
        if (!kind.IsDoneAtApproval) return Outcome.Approved;
        var record = await vault.OpenRecordAsync(actId, inner);
        await kind.DoAsync(act, record!.OpenText(ProposeAct.Field, act.SealedPayload), inner);
        act.Finish(now);
        timeline.Write(new ActDone(actId, act.Kind));
        return Outcome.Approved;
    }, cancellation);

    private async Task<Outcome?> WhyNotAsync(TwoPersonAct act, ActOfTwo kind, CancellationToken cancellation)
    {
        if (act.State != ActState.Proposed) return Outcome.AlreadyDecided;
        if (act.ExpiresAt <= clock.GetUtcNow().UtcDateTime) return Outcome.Expired;
        if (actor.AccountId is not { } second) return Outcome.NotPermitted;
        if (second == act.ProposedBy) return Outcome.SamePerson;
        var roles = await db.Set<Account>().Where(one => one.Id == second && one.DisabledAt == null).Select(one => one.Roles).SingleOrDefaultAsync(cancellation);
        return Permissions.Allow(roles, kind.Approves) ? null : Outcome.NotPermitted;
    }
}
