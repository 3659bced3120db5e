using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>Refers an episode, or a thing without an address, to somebody else, once for each target.</summary>
/// <remarks>Safe to repeat. A hold stops it, except towards the police, who placed the hold.</remarks>
public sealed class ReferEpisode(HotlineDb db, UnitOfWork unit, Timeline timeline, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Referred(Guid ReferralId) : Outcome;

        public sealed record AlreadyReferred(Guid ReferralId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    /// <summary>Why nothing was referred.</summary>
    public enum Refusal
    {
        /// <summary>There is no such episode, or it is over.</summary>
        NoOpenEpisode = 1,

        /// <summary>The police come first.</summary>
        OnHold = 2,
    }

    /// <param name="country">Of hosting, ISO 3166-1 alpha-2; null where it is unknown.</param>
    public Task<Outcome> RunAsync(Guid episodeId, ReferralTarget target, ReferralReason reason, string? country, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockCaseAsync(episodeId, inner);
        if (await db.OpenCaseAsync(episodeId, inner) is not { } webpageId) return new Outcome.Refused(Refusal.NoOpenEpisode);
        if (target != ReferralTarget.Police && await db.IsOnHoldAsync(episodeId, inner)) return new Outcome.Refused(Refusal.OnHold);
        if (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(one => one.EpisodeId == episodeId && one.Target == target, inner) is { } before)
            return new Outcome.AlreadyReferred(before.Id);
        var now = clock.GetUtcNow();
        var referral = new Referral(Guid.CreateVersion7(now), webpageId, episodeId, target, reason, country, now.UtcDateTime);
        db.Add(referral);
        timeline.Write(new EpisodeReferred(webpageId, episodeId, referral.Id, target, reason));
        return new Outcome.Referred(referral.Id);
    }, cancellation);
}
