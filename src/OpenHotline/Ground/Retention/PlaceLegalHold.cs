using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Retention;

/// <summary>Places and ends legal holds.</summary>
public sealed class PlaceLegalHold(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, Vault vault, TimeProvider clock)
{
    public const int MaxReasonLength = 1000;
    private const string Field = "hold.reason";

    /// <summary>Holds a record; gives the hold's id, or the one that stands already.</summary>
    /// <exception cref="ArgumentException">No reason, or one that is too long.</exception>
    public Task<Guid> RunAsync(Guid recordId, string reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength) throw new ArgumentException("A hold needs a reason.", nameof(reason));
        return unit.RunAsync(async inner =>
        {
            if (await db.Set<LegalHold>().FirstOrDefaultAsync(hold => hold.RecordId == recordId && hold.EndedAt == null, inner) is { } standing) return standing.Id;
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            db.Add(new LegalHold(id, recordId, vault.NewRecord(id).Seal(Field, reason.Trim()), actor.AccountId ?? Guid.Empty, now.UtcDateTime));
            timeline.Write(new LegalHoldPlaced(id, recordId));
            return id;
        }, cancellation);
    }

    /// <summary>Ends a hold; false where it has ended or never was.</summary>
    public Task<bool> EndAsync(Guid holdId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<LegalHold>().SingleOrDefaultAsync(hold => hold.Id == holdId && hold.EndedAt == null, inner) is not { } found) return false;
        found.Finish(clock.GetUtcNow().UtcDateTime);
        timeline.Write(new LegalHoldEnded(holdId, found.RecordId));
        return true;
    }, cancellation);

    /// <summary>The holds that stand, newest first, at most two hundred, with their reasons.</summary>
    public async Task<IReadOnlyList<(Guid Id, Guid RecordId, DateTime PlacedAt, string Reason)>> StandingAsync(CancellationToken cancellation)
    {
        var holds = await db.Set<LegalHold>().AsNoTracking().Where(hold => hold.EndedAt == null).OrderByDescending(hold => hold.PlacedAt).Take(200).ToListAsync(cancellation);
        var records = await vault.OpenRecordsAsync(holds.ConvertAll(hold => hold.Id), cancellation);
        return holds.ConvertAll(hold => (hold.Id, hold.RecordId, hold.PlacedAt, records.TryGetValue(hold.Id, out var record) ? record.OpenText(Field, hold.SealedReason) : ""));
    }
}
