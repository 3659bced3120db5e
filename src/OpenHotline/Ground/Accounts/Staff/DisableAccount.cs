using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Staff;

/// <summary>Switches an account off and ends its sessions at once. What it did stays on record.</summary>
public sealed class DisableAccount(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, Sessions sessions, TimeProvider clock)
{
    public enum Outcome
    {
        Disabled = 1,
        AlreadyDisabled = 2,
        NoSuchAccount = 3,

        /// <summary>Nobody switches their own account off.</summary>
        OwnAccount = 4,

        /// <summary>Without an administrator nobody could ever be invited again.</summary>
        LastAdministrator = 5,
    }

    public Task<Outcome> RunAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("accounts", accountId, inner);
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == accountId, inner);
        if (account is null) return Outcome.NoSuchAccount;
        if (account.DisabledAt is not null) return Outcome.AlreadyDisabled;
        if (actor.AccountId == accountId) return Outcome.OwnAccount;
        if ((account.Roles & StaffRoles.Administrator) != 0 && await ChangeRoles.IsLastAdministratorAsync(db, accountId, inner)) return Outcome.LastAdministrator;
        account.DisabledAt = clock.GetUtcNow().UtcDateTime;
        timeline.Write(new AccountDisabled(accountId));
        await sessions.EndAllAsync(accountId, SessionEnd.AccountDisabled, inner);
        return Outcome.Disabled;
    }, cancellation);
}
