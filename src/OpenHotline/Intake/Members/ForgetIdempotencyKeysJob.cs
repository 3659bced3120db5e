using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Members;

/// <summary>Forgets members' idempotency keys after a day.</summary>
/// <remarks>Every few minutes, in pieces, so that the doors never wait long for their turn. A crash leaves the rest for the next time.</remarks>
public sealed class ForgetIdempotencyKeysJob(HotlineDb db, UnitOfWork unit, IntakeSettings settings, TimeProvider clock) : IHouseJob
{
    private const int PieceSize = 500;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var until = clock.GetUtcNow().UtcDateTime.AddHours(-settings.IdempotencyHours);
        while (await unit.RunAsync(inner => ForgetAsync(until, inner), cancellation) == PieceSize)
        {
        }
    }

    private Task<int> ForgetAsync(DateTime until, CancellationToken cancellation) => db.ExecuteAsync(
        "DELETE FROM idempotency_keys WHERE (member_id, key_hash) IN (SELECT member_id, key_hash FROM idempotency_keys WHERE taken_at < @until ORDER BY taken_at LIMIT @most)",
        cancellation, ("until", until), ("most", PieceSize));
}
