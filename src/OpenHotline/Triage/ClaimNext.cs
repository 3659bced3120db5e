using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Gives an analyst the case that matters most and that nobody holds, or several of them.</summary>
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
        return await TakeAsync(accountId, 1, inner) is [var claim] ? new Outcome.Claimed(claim) : new Outcome.NothingWaits();
    }, cancellation);

    /// <summary>Gives as many as the analyst may hold, what matters most first; none where nothing waits or enough is held.</summary>
    public Task<IReadOnlyList<Claim>> RunManyAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
        await TakeAsync(accountId, settings.MostClaimsEach - await Claims.HeldAsync(db, accountId, inner), inner), cancellation);

    private async Task<IReadOnlyList<Claim>> TakeAsync(Guid accountId, int most, CancellationToken cancellation)
    {
        if (most <= 0) return [];
        var until = clock.GetUtcNow().UtcDateTime.AddMinutes(settings.LeaseMinutes);
        var taken = await db.ListAsync(Statement(db), row => (Claim: Claim.Read(row), Score: row.GetInt32(3), DueAt: row.GetInt64(4)), cancellation, ("who", accountId), ("until", until), ("most", most));
        var claims = taken.OrderByDescending(one => one.Score).ThenBy(one => one.DueAt).ThenBy(one => one.Claim.EpisodeId).Select(one => one.Claim).ToList();
        foreach (var claim in claims) timeline.Write(new EpisodeClaimed(claim.WebpageId, claim.EpisodeId, accountId, claim.LeaseUntil));
        return claims;
    }

    // Race: on PostgreSQL rows that another analyst is claiming are passed over; on SQLite there is one writer.
    // Of several cases of one page only what comes first is taken.
    internal static string Statement(HotlineDb db) => $"""
        WITH waiting AS MATERIALIZED (SELECT q.id FROM queue_items q WHERE q.state = 1
            AND NOT EXISTS (SELECT 1 FROM queue_items o WHERE o.webpage_id = q.webpage_id AND o.state = 2)
            AND NOT EXISTS (SELECT 1 FROM queue_items b WHERE b.webpage_id = q.webpage_id AND b.state = 1 AND (b.score, q.due_at, q.id) > (q.score, b.due_at, b.id))
            ORDER BY q.score DESC, q.due_at, q.id LIMIT @most{db.SkipLocked()})
        UPDATE queue_items SET state = 2, claimed_by = @who, lease_until = @until WHERE id IN (SELECT id FROM waiting)
        RETURNING {Claim.Columns}, score, due_at
        """;
}
