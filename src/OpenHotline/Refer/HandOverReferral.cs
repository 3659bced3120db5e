using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>A person says that a referral was handed over.</summary>
public sealed class HandOverReferral(HotlineDb db, UnitOfWork unit, Timeline timeline, Actor actor, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        HandedOver = 1,

        /// <summary>There is no such waiting referral.</summary>
        NotWaiting = 2,

        /// <summary>A hold stands on the case: nothing may be handed over now but to the police.</summary>
        OnHold = 3,
    }

    public Task<Outcome> RunAsync(Guid referralId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Referrals.SingleOrDefaultAsync(one => one.Id == referralId && one.HandedOverAt == null, inner) is not { } referral) return Outcome.NotWaiting;
        // Race: a hold that is being placed locks the case first.
        await db.LockCaseAsync(referral.EpisodeId, inner);
        // The police placed the hold: what is theirs may still be handed to them.
        if (referral.Target != ReferralTarget.Police && await db.IsOnHoldAsync(referral.EpisodeId, inner)) return Outcome.OnHold;
        referral.HandOver(actor.AccountId, clock.GetUtcNow().UtcDateTime);
        await CloseThingAsync(referral, inner);
        return Outcome.HandedOver;
    }, cancellation);

    // An unlawful thing without an address has no removal to wait for: with the last hand-over nothing is left to be done.
    private async Task CloseThingAsync(Referral referral, CancellationToken cancellation)
    {
        if (referral.EpisodeId != referral.WebpageId || await db.IsOnHoldAsync(referral.EpisodeId, cancellation)) return;
        if (await db.Referrals.AnyAsync(other => other.EpisodeId == referral.EpisodeId && other.Id != referral.Id && other.HandedOverAt == null, cancellation)) return;
        if (await db.OpenCaseAsync(referral.EpisodeId, cancellation) is null) return;
        // What nobody has assessed yet stays in the queue.
        var verdict = await db.Set<Assessment>().Where(row => row.EpisodeId == referral.EpisodeId).OrderByDescending(row => row.Revision).Select(row => (Verdict?)row.Verdict).FirstOrDefaultAsync(cancellation);
        if (verdict != Verdict.Actionable) return;
        timeline.Write(new EpisodeClosed(referral.WebpageId, referral.EpisodeId, EpisodeEnd.Referred));
    }
}
