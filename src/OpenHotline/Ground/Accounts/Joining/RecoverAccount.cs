using OpenHotline.Facts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Lets somebody back in who lost what they sign in with: a recovery code and their mailbox stand for the two factors.</summary>
/// <remarks>
/// The code is used up and a one-time link is made, which the door mails; nothing else changes until that link is used (NIST SP 800-63B-4, section 4.2:
/// recovery takes two codes that came by different ways).
/// </remarks>
public sealed class RecoverAccount(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, StaffAccounts accounts, RecoveryCodes recovery, JoinLinks links, AccountsSettings settings, TimeProvider clock)
{
    /// <param name="Mail">The account's mail address.</param>
    /// <param name="Token">Mailed once; kept nowhere.</param>
    public sealed record Renewed(string Mail, string Token);

    /// <summary>What is to be mailed; null where address or code do not fit, or the account waits or is switched off. The door answers the same in every case.</summary>
    public Task<Renewed?> RunAsync(string mail, string code, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (mail.Length > 254 || code.Length > 40 || await accounts.FindByMailAsync(mail, inner) is not { } account || !account.IsOpen) return null;
        await db.LockAsync("accounts", account.Id, inner);
        await db.Entry(account).ReloadAsync(inner);
        var now = clock.GetUtcNow().UtcDateTime;
        if (LockOut.IsOn(account, now)) return null;
        if (!await recovery.TakeAsync(account.Id, code, inner))
        {
            LockOut.Missed(account, settings, timeline, now);
            return null;
        }

        actor.ActAs(account.Id);
        timeline.Write(new JoinLinkRenewed(account.Id));
        return (Renewed?)new Renewed(account.Email!, await links.MakeAsync(account.Id, inner));
    }, cancellation);
}
