using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>A person says that a referral was handed over.</summary>
public sealed class HandOverReferral(HotlineDb db, UnitOfWork unit, Actor actor, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        HandedOver = 1,

        /// <summary>There is no such waiting referral.</summary>
        NotWaiting = 2,

        /// <summary>A hold stands on the episode: nothing may be handed over now.</summary>
        OnHold = 3,
    }

    public Task<Outcome> RunAsync(Guid referralId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Referrals.SingleOrDefaultAsync(one => one.Id == referralId && one.HandedOverAt == null, inner) is not { } referral) return Outcome.NotWaiting;
        // Race: a hold that is being placed locks the episode first.
        await db.LockAsync("episodes", referral.EpisodeId, inner);
        if (await db.IsOnHoldAsync(referral.EpisodeId, inner)) return Outcome.OnHold;
        referral.HandOver(actor.AccountId, clock.GetUtcNow().UtcDateTime);
        return Outcome.HandedOver;
    }, cancellation);
}
