using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using Microsoft.EntityFrameworkCore;

namespace OpenHotline.Ground.Accounts.Looks;

/// <summary>Shows the address of one webpage to one person: logged, counted and capped.</summary>
/// <remarks>Each call is a look of its own. The look is written in the same commit before the address leaves: what could not be written is not shown.</remarks>
public sealed class RevealAddress(HotlineDb db, UnitOfWork unit, Actor actor, IAddressBook addresses, LookBook looks, Keyring keys, TimeProvider clock)
{
    public abstract record Outcome
    {
        /// <param name="Address">The whole address: show it defanged.</param>
        public sealed record Shown(string Address) : Outcome
        {
            // Privacy: a record prints its members.
            public override string ToString() => nameof(Shown);
        }

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NotPermitted = 1,

        /// <summary>The hour's or the day's number is used up.</summary>
        TooMany = 2,

        /// <summary>No such webpage, or what was known of it has been deleted.</summary>
        NoSuchPage = 3,

        /// <summary>This machine may not read cases.</summary>
        KeyNotHere = 4,
    }

    public Task<Outcome> RunAsync(Guid webpageId, LookReason reason, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (actor.AccountId is not { } account || !Enum.IsDefined(reason)) return Refuse(Refusal.NotPermitted);
        var roles = await db.Set<Account>().Where(one => one.Id == account && one.DisabledAt == null).Select(one => one.Roles).SingleOrDefaultAsync(inner);
        if (!Permissions.Allow(roles, Permission.SeeAddress)) return Refuse(Refusal.NotPermitted);
        if (!keys.CanRead) return Refuse(Refusal.KeyNotHere);
        if (await addresses.AddressAsync(webpageId, inner) is not { } address) return Refuse(Refusal.NoSuchPage);
        var look = new Look(account, LookedAt.Address, webpageId, reason, clock.GetUtcNow().UtcDateTime);
        return await looks.WriteAsync(look, inner) ? new Outcome.Shown(address) : Refuse(Refusal.TooMany);
    }, cancellation);

    private static Outcome Refuse(Refusal why) => new Outcome.Refused(why);
}
