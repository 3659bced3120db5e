using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>The first half of signing in with a password. It opens nothing: the code comes after it, always.</summary>
public sealed class CheckPassword(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, StaffAccounts accounts, IPasswordHasher<Account> hasher, AccountsSettings settings, TimeProvider clock)
{
    // A hash of nothing that anybody can type, made once, so that an unknown name takes as long as a known one.
    private static readonly Account Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, OneTimeToken.New());

    public abstract record Outcome
    {
        public sealed record Right(Guid AccountId) : Outcome;

        /// <summary>Unknown name, wrong password, not joined or switched off: nobody is told which.</summary>
        public sealed record Wrong : Outcome;

        public sealed record LockedOut(DateTime UntilAt) : Outcome;
    }

    public async Task<Outcome> RunAsync(string mail, string password, CancellationToken cancellation)
    {
        // The slow hash is computed before the writer's turn is taken.
        var found = mail.Length <= 254 ? await accounts.FindByMailAsync(mail, cancellation) : null;
        var fits = password.Length <= Joining.PasswordRule.MaxLength && hasher.VerifyHashedPassword(found ?? Nobody, found?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed;
        if (found is null || !found.IsOpen) return new Outcome.Wrong();
        return await unit.RunAsync(async inner =>
        {
            await db.LockAsync("accounts", found.Id, inner);
            await db.Entry(found).ReloadAsync(inner);
            var now = clock.GetUtcNow().UtcDateTime;
            // Privacy: only somebody who knows the password learns that the account waits.
            if (LockOut.IsOn(found, now)) return fits ? new Outcome.LockedOut(found.LockedUntilAt!.Value) : (Outcome)new Outcome.Wrong();
            if (fits) return new Outcome.Right(found.Id);
            LockOut.Missed(found, settings, timeline, now);
            return new Outcome.Wrong();
        }, cancellation);
    }
}
