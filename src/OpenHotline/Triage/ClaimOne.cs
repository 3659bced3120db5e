using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Gives an analyst a certain case, if nobody holds it.</summary>
public sealed class ClaimOne(HotlineDb db, UnitOfWork unit, Timeline timeline, TriageSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Claimed(Claim Claim) : Outcome;

        /// <summary>It was this analyst's already.</summary>
        public sealed record HeldAlready : Outcome;

        public sealed record HoldsEnough(int Held) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>There is no such case.</summary>
        NoSuchCase = 1,

        /// <summary>A colleague holds it.</summary>
        HeldByAnother = 2,

        /// <summary>It is assessed or closed.</summary>
        Done = 3,

        /// <summary>The police come first.</summary>
        OnHold = 4,
    }

    public Task<Outcome> RunAsync(Guid episodeId, Guid accountId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var held = await Claims.HeldAsync(db, accountId, inner);
        var item = await db.Set<QueueItem>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == episodeId, inner);
        if (item is null) return new Outcome.Refused(Refusal.NoSuchCase);
        if (item.IsHeldBy(accountId)) return new Outcome.HeldAlready();
        if (item.State == QueueState.OnHold) return new Outcome.Refused(Refusal.OnHold);
        if (item.State is QueueState.Done or QueueState.SecondOpinion) return new Outcome.Refused(Refusal.Done);
        if (held >= settings.MostClaimsEach) return new Outcome.HoldsEnough(held);
        var until = clock.GetUtcNow().UtcDateTime.AddMinutes(settings.LeaseMinutes);
        // Race: between the look and this statement a colleague may have taken it; then no row answers.
        var taken = await db.ListAsync(Statement, Claim.Read, inner, ("who", accountId), ("until", until), ("id", episodeId));
        if (taken is not [var claim]) return new Outcome.Refused(Refusal.HeldByAnother);
        timeline.Write(new EpisodeClaimed(claim.WebpageId, claim.EpisodeId, accountId, claim.LeaseUntil));
        return new Outcome.Claimed(claim);
    }, cancellation);

    internal const string Statement = $"""
        UPDATE queue_items SET state = 2, claimed_by = @who, lease_until = @until
        WHERE id = @id AND state = 1
            AND NOT EXISTS (SELECT 1 FROM queue_items o WHERE o.webpage_id = queue_items.webpage_id AND o.state = 2)
        RETURNING {Claim.Columns}
        """;
}
