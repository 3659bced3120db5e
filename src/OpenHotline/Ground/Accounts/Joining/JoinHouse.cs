using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Ends joining: what somebody signs in with is set, whatever they signed in with before is dropped, and the one-time link is used up.</summary>
/// <remarks>Until here nothing of the account has changed, so a page closed half-way leaves the link as it was.</remarks>
public sealed class JoinHouse(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, JoinLinks links, CodeSecrets codes, RecoveryCodes recovery,
    Sessions sessions, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public abstract record Outcome
    {
        /// <param name="RecoveryCodes">Shown once.</param>
        public sealed record Joined(Guid SessionId, IReadOnlyList<string> RecoveryCodes) : Outcome;

        /// <summary>The link was used, ran out, or never was.</summary>
        public sealed record LinkGone : Outcome;

        /// <summary>The code does not fit the secret: the authenticator was not set up, or its clock is wrong.</summary>
        public sealed record WrongCode : Outcome;

        /// <summary>The mail address given by the first administrator belongs to another account.</summary>
        public sealed record MailTaken : Outcome;

        /// <summary>The account at the provider belongs to a colleague already.</summary>
        public sealed record ProviderTaken : Outcome;
    }

    /// <param name="ownMail">The mail address that the first administrator gives; null for everybody else.</param>
    public Task<Outcome> RunAsync(string token, string? ownMail, JoiningProof proof, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await links.FindAsync(token, inner) is not { } found) return new Outcome.LinkGone();
        var (link, account) = found;
        await db.LockAsync("accounts", account.Id, inner);
        var now = clock.GetUtcNow();
        var (secret, code) = proof switch
        {
            JoiningProof.PasswordAndCode own => (own.Secret, own.Code),
            JoiningProof.ProviderAndCode both => (both.Secret, both.Code),
            _ => (null, ""),
        };
        var step = secret is null ? null : TimeCode.Match(secret, code, now);
        if (secret is not null && step is null) return new Outcome.WrongCode();
        if (await IsProviderTakenAsync(account.Id, proof, inner)) return new Outcome.ProviderTaken();
        if (ownMail is not null && InviteFirstAdministrator.NeedsOwnMail(account))
        {
            var normal = StaffAccounts.Normal(ownMail);
            if (await db.Set<Account>().AnyAsync(other => other.NormalizedUserName == normal, inner)) return new Outcome.MailTaken();
            StaffAccounts.Rename(account, ownMail);
        }

        link.Use(now.UtcDateTime);
        // A new link is asked for because something was lost, perhaps stolen: nothing of before signs in any more.
        await ForgetAsync(account, inner);
        account.PasswordHash = (proof as JoiningProof.PasswordAndCode)?.PasswordHash;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        (account.LockedUntilAt, account.AccessFailedCount) = (null, 0);
        if (secret is not null)
        {
            account.LastCodeStep = step!.Value;
            await codes.KeepAsync(account, secret, inner);
        }

        actor.ActAs(account.Id);
        if (proof is JoiningProof.Passkey passkey) await passkey.KeepAsync(account, inner);
        if (IdentityOf(proof) is { } identity)
        {
            db.Add(new IdentityUserLogin<Guid> { LoginProvider = ProviderIdentity.Login, ProviderKey = identity.Key, UserId = account.Id });
            timeline.Write(new ProviderLinked(account.Id));
        }

        await sessions.EndAllAsync(account.Id, SessionEnd.CredentialsChanged, inner);
        if (account.JoinedAt is null)
        {
            account.JoinedAt = now.UtcDateTime;
            timeline.Write(new AccountJoined(account.Id));
        }

        var recoveryCodes = await recovery.MakeAsync(account.Id, inner);
        var session = sessions.Start(account.Id, proof switch
        {
            JoiningProof.Passkey => SignInWay.Passkey,
            JoiningProof.Provider => SignInWay.Provider,
            JoiningProof.ProviderAndCode => SignInWay.ProviderAndCode,
            _ => SignInWay.PasswordAndCode,
        });
        return (Outcome)new Outcome.Joined(session, recoveryCodes);
    }, cancellation);

    public string HashPassword(Account account, string password) => hasher.HashPassword(account, password);

    private async Task ForgetAsync(Account account, CancellationToken cancellation)
    {
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(one => one.UserId == account.Id).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<IdentityUserLogin<Guid>>().Where(one => one.UserId == account.Id).ToListAsync(cancellation));
        account.SealedCodeSecret = null;
        // The same account at the provider may be linked again below.
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<bool> IsProviderTakenAsync(Guid accountId, JoiningProof proof, CancellationToken cancellation)
    {
        if (IdentityOf(proof) is not { Key: var key }) return false;
        return await db.Set<IdentityUserLogin<Guid>>().AnyAsync(one => one.LoginProvider == ProviderIdentity.Login && one.ProviderKey == key && one.UserId != accountId, cancellation);
    }

    private static ProviderIdentity? IdentityOf(JoiningProof proof) => proof switch
    {
        JoiningProof.Provider one => one.Identity,
        JoiningProof.ProviderAndCode both => both.Identity,
        _ => null,
    };
}
