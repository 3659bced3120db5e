using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Signs in somebody for whom the identity provider vouches. It knows only accounts that were linked when they joined: the provider creates nobody.</summary>
public sealed class SignInByProvider(HotlineDb db, UnitOfWork unit, Actor actor, Sessions sessions, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record SignedIn(Guid SessionId) : Outcome;

        /// <summary>The provider vouched for no second factor: a code of the house comes after it.</summary>
        public sealed record NeedsCode(Guid AccountId) : Outcome;

        /// <summary>Nobody here is linked with it, or the account is switched off.</summary>
        public sealed record Unknown : Outcome;

        public sealed record LockedOut(DateTime UntilAt) : Outcome;
    }

    /// <param name="hasSecondFactor">Whether the provider says that two factors were shown to it.</param>
    public Task<Outcome> RunAsync(ProviderIdentity identity, bool hasSecondFactor, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var key = identity.Key;
        var account = await (from login in db.Set<IdentityUserLogin<Guid>>()
                             join one in db.Set<Account>() on login.UserId equals one.Id
                             where login.LoginProvider == ProviderIdentity.Login && login.ProviderKey == key
                             select one).SingleOrDefaultAsync(inner);
        if (account is null || !account.IsOpen) return new Outcome.Unknown();
        if (LockOut.IsOn(account, clock.GetUtcNow().UtcDateTime)) return new Outcome.LockedOut(account.LockedUntilAt!.Value);
        if (!hasSecondFactor) return new Outcome.NeedsCode(account.Id);
        actor.ActAs(account.Id);
        return (Outcome)new Outcome.SignedIn(sessions.Start(account.Id, SignInWay.Provider));
    }, cancellation);
}
