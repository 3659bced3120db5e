using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Ends joining: password and second factor are set together, and the one-time link is used up.</summary>
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
    }

    /// <param name="passwordHash">From <see cref="HashPassword"/>, made when the password was chosen.</param>
    /// <param name="ownMail">The mail address that the first administrator gives; null for everybody else.</param>
    /// <param name="secret">The authenticator's secret, 20 bytes.</param>
    public Task<Outcome> RunAsync(string token, string passwordHash, string? ownMail, byte[] secret, string code, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await links.FindAsync(token, inner) is not { } found) return new Outcome.LinkGone();
        var (link, account) = found;
        await db.LockAsync("accounts", account.Id, inner);
        var now = clock.GetUtcNow();
        if (TimeCode.Match(secret, code, now) is not { } step) return new Outcome.WrongCode();
        if (ownMail is not null && InviteFirstAdministrator.NeedsOwnMail(account))
        {
            var normal = StaffAccounts.Normal(ownMail);
            if (await db.Set<Account>().AnyAsync(other => other.NormalizedUserName == normal, inner)) return new Outcome.MailTaken();
            StaffAccounts.Rename(account, ownMail);
        }

        link.Use(now.UtcDateTime);
        account.PasswordHash = passwordHash;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.LastCodeStep = step;
        account.LockedUntilAt = null;
        account.AccessFailedCount = 0;
        await codes.KeepAsync(account, secret, inner);
        actor.ActAs(account.Id);
        await sessions.EndAllAsync(account.Id, SessionEnd.CredentialsChanged, inner);
        if (account.JoinedAt is null)
        {
            account.JoinedAt = now.UtcDateTime;
            timeline.Write(new AccountJoined(account.Id));
        }

        var recoveryCodes = await recovery.MakeAsync(account.Id, inner);
        var session = sessions.Start(account.Id, SignInWay.PasswordAndCode);
        return (Outcome)new Outcome.Joined(session, recoveryCodes);
    }, cancellation);

    public string HashPassword(Account account, string password) => hasher.HashPassword(account, password);
}
