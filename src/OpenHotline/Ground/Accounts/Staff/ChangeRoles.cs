using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Staff;

/// <summary>Changes what somebody may do. Taking roles away works at once; the administrator role is given by two people only.</summary>
public sealed class ChangeRoles(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, Sessions sessions, ProposeAct propose)
{
    public abstract record Outcome
    {
        /// <param name="ActId">The waiting act that grants the administrator role; null where it was not asked for.</param>
        public sealed record Changed(Guid? ActId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchAccount = 1,

        /// <summary>Nobody changes their own roles.</summary>
        OwnAccount = 2,

        NoSuchRole = 3,

        /// <summary>Without an administrator nobody could ever be invited again.</summary>
        LastAdministrator = 4,
    }

    public Task<Outcome> RunAsync(Guid accountId, StaffRoles roles, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("accounts", accountId, inner);
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == accountId, inner);
        if (account is null) return Refuse(Refusal.NoSuchAccount);
        if (actor.AccountId == accountId) return Refuse(Refusal.OwnAccount);
        if ((roles & ~StaffRolesExtensions.All) != 0) return Refuse(Refusal.NoSuchRole);
        var (was, asks) = ((account.Roles & StaffRoles.Administrator) != 0, (roles & StaffRoles.Administrator) != 0);
        if (was && !asks && await IsLastAdministratorAsync(db, accountId, inner)) return Refuse(Refusal.LastAdministrator);
        var after = was ? roles : roles & ~StaffRoles.Administrator;
        if (after != account.Roles)
        {
            timeline.Write(new RolesChanged(accountId, (int)account.Roles, (int)after));
            account.Roles = after;
            sessions.Forget(accountId);
        }

        return new Outcome.Changed(asks && !was ? await propose.RunAsync(GrantAdministratorAct.Name, GrantAdministratorAct.PayloadFor(accountId), inner) : null);
    }, cancellation);

    internal static async Task<bool> IsLastAdministratorAsync(HotlineDb db, Guid accountId, CancellationToken cancellation) =>
        !await db.Set<Account>().AnyAsync(one => one.Id != accountId && (one.Roles & StaffRoles.Administrator) != 0 && one.JoinedAt != null && one.DisabledAt == null, cancellation);

    private static Outcome Refuse(Refusal why) => new Outcome.Refused(why);
}
