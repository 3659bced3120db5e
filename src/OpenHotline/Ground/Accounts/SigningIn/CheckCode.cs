using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>The second half of signing in: a code from the authenticator or a recovery code. Right, it starts a session.</summary>
public sealed class CheckCode(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, CodeSecrets secrets, RecoveryCodes recovery, Sessions sessions, AccountsSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record SignedIn(Guid SessionId) : Outcome;

        public sealed record Wrong : Outcome;

        public sealed record LockedOut(DateTime UntilAt) : Outcome;
    }

    /// <param name="byProvider">Whether the first factor was the identity provider; else it was the password.</param>
    public Task<Outcome> RunAsync(Guid accountId, string code, bool byProvider, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("accounts", accountId, inner);
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == accountId, inner);
        if (account is null || !account.IsOpen) return new Outcome.Wrong();
        var now = clock.GetUtcNow();
        if (LockOut.IsOn(account, now.UtcDateTime)) return new Outcome.LockedOut(account.LockedUntilAt!.Value);
        if (await WayAsync(account, code, byProvider, now, inner) is not { } way)
        {
            LockOut.Missed(account, settings, timeline, now.UtcDateTime);
            return new Outcome.Wrong();
        }

        LockOut.Passed(account);
        actor.ActAs(accountId);
        return (Outcome)new Outcome.SignedIn(sessions.Start(accountId, way));
    }, cancellation);

    private async Task<SignInWay?> WayAsync(Account account, string code, bool byProvider, DateTimeOffset now, CancellationToken cancellation)
    {
        if (code.Length > 40) return null;
        // Race: the row is locked, so the same code sent twice at once is taken once.
        if (await secrets.OpenAsync(account, cancellation) is { } secret && TimeCode.Match(secret, code, now) is { } step && step > account.LastCodeStep)
        {
            account.LastCodeStep = step;
            return byProvider ? SignInWay.ProviderAndCode : SignInWay.PasswordAndCode;
        }

        if (!await recovery.TakeAsync(account.Id, code, cancellation)) return null;
        return byProvider ? SignInWay.ProviderAndRecoveryCode : SignInWay.PasswordAndRecoveryCode;
    }
}
