using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Lengthens a claim while its analyst works on it; true when it is still held.</summary>
public sealed class RenewClaim(HotlineDb db, UnitOfWork unit, TriageSettings settings, TimeProvider clock)
{
    public Task<bool> RunAsync(Guid episodeId, Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var until = clock.GetUtcNow().UtcDateTime.AddMinutes(settings.LeaseMinutes);
        return await db.ExecuteAsync(
            "UPDATE queue_items SET lease_until = @until WHERE id = @id AND state = 2 AND claimed_by = @who", inner,
            ("until", until), ("id", episodeId), ("who", accountId)) == 1;
    }, cancellation);
}
