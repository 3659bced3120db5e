using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Makes an account that cannot sign in yet, and the one-time link by which its owner joins.</summary>
/// <remarks>The administrator role is never given here: it is proposed, and stands when a second person approves it.</remarks>
public sealed class InviteAccount(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, JoinLinks links, ProposeAct propose, TimeProvider clock)
{
    public abstract record Outcome
    {
        /// <param name="Token">Shown or mailed once; kept nowhere.</param>
        /// <param name="ActId">The waiting act that grants the administrator role; null where it was not asked for.</param>
        public sealed record Invited(Guid AccountId, string Token, Guid? ActId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>Not a mail address.</summary>
        NoMailAddress = 1,

        /// <summary>No display name, or one that is too long.</summary>
        NoName = 2,

        /// <summary>An account with this mail address exists.</summary>
        Exists = 3,

        /// <summary>A role that is not one of ours.</summary>
        NoSuchRole = 4,
    }

    public Task<Outcome> RunAsync(string email, string displayName, StaffRoles roles, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var (mail, name) = (email.Trim(), displayName.Trim());
        if (mail.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(mail, out _)) return Refuse(Refusal.NoMailAddress);
        if (name.Length is 0 or > 100) return Refuse(Refusal.NoName);
        if ((roles & ~StaffRolesExtensions.All) != StaffRoles.None) return Refuse(Refusal.NoSuchRole);
        var normal = StaffAccounts.Normal(mail);
        if (await db.Set<Account>().AnyAsync(account => account.NormalizedUserName == normal, inner)) return Refuse(Refusal.Exists);
        var account = StaffAccounts.New(Guid.CreateVersion7(clock.GetUtcNow()), mail, name, roles & ~StaffRoles.Administrator, clock.GetUtcNow().UtcDateTime);
        db.Add(account);
        timeline.Write(new AccountInvited(account.Id, (int)account.Roles));
        var token = await links.MakeAsync(account.Id, inner);
        await db.SaveChangesAsync(inner);
        var act = (roles & StaffRoles.Administrator) == 0 ? (Guid?)null
            : await propose.RunAsync(GrantAdministratorAct.Name, GrantAdministratorAct.PayloadFor(account.Id), inner);
        return new Outcome.Invited(account.Id, token, act);
    }, cancellation);

    private static Outcome Refuse(Refusal why) => new Outcome.Refused(why);
}
