using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Gives an analyst the case that matters most and that nobody holds.</summary>
/// <remarks>One statement on the queue's own order: its cost does not grow with the queue. Two analysts asking at once get two cases.</remarks>
public sealed class ClaimNext(HotlineDb db, UnitOfWork unit, Timeline timeline, TriageSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Claimed(Claim Claim) : Outcome;
        public sealed record NothingWaits : Outcome;
        public sealed record HoldsEnough(int Held) : Outcome;
    }

    public Task<Outcome> RunAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var held = await Claims.HeldAsync(db, accountId, inner);
        if (held >= settings.MostClaimsEach) return new Outcome.HoldsEnough(held);
        var until = clock.GetUtcNow().UtcDateTime.AddMinutes(settings.LeaseMinutes);
        var taken = await db.ListAsync(Statement(db), Claim.Read, inner, ("who", accountId), ("until", until));
        if (taken is not [var claim]) return new Outcome.NothingWaits();
        timeline.Write(new EpisodeClaimed(claim.WebpageId, claim.EpisodeId, accountId, claim.LeaseUntil));
        return new Outcome.Claimed(claim);
    }, cancellation);

    // Race: on PostgreSQL rows that another analyst is claiming are passed over; on SQLite there is one writer.
    internal static string Statement(HotlineDb db) => $"""
        UPDATE queue_items SET state = 2, claimed_by = @who, lease_until = @until
        WHERE id = (SELECT q.id FROM queue_items q WHERE q.state = 1
            AND NOT EXISTS (SELECT 1 FROM queue_items o WHERE o.webpage_id = q.webpage_id AND o.state = 2)
            ORDER BY q.score DESC, q.due_at, q.id LIMIT 1{db.SkipLocked()})
        RETURNING {Claim.Columns}
        """;
}
