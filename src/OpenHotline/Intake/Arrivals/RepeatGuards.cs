using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Inside the writer's transaction: finds which guarded requests are the first under their key.</summary>
internal static class RepeatGuards
{
    /// <summary>Gives the requests whose reports are to be written; the others are marked as repetitions.</summary>
    public static async Task<List<WaitingArrivals>> ApplyAsync(HotlineDb db, IReadOnlyList<WaitingArrivals> batch, TimeProvider clock, CancellationToken cancellation)
    {
        var taken = batch.Where(entry => entry.Guard is null).ToList();
        // Race: two machines may hold the same keys in one batch each; in one order for both, neither waits for the other.
        foreach (var entry in batch.Where(entry => entry.Guard is not null).OrderBy(entry => Convert.ToHexString(entry.Guard!.KeyHash), StringComparer.Ordinal))
        {
            if (await IsFirstAsync(db, entry, clock.GetUtcNow().UtcDateTime, cancellation)) taken.Add(entry);
        }

        return taken;
    }

    private static async Task<bool> IsFirstAsync(HotlineDb db, WaitingArrivals entry, DateTime now, CancellationToken cancellation)
    {
        var guard = entry.Guard!;
        var written = await db.ExecuteAsync(
            "INSERT INTO idempotency_keys (member_id, key_hash, body_hash, salt, taken_at) VALUES (@member, @key, @body, @salt, @now) ON CONFLICT DO NOTHING", cancellation,
            ("member", guard.MemberId), ("key", guard.KeyHash), ("body", guard.BodyHash), ("salt", guard.Salt), ("now", now));
        if (written == 1) return true;
        var first = await db.ListAsync("SELECT body_hash, salt FROM idempotency_keys WHERE member_id = @member AND key_hash = @key",
            row => (Body: row.GetFieldValue<byte[]>(0), Salt: row.GetFieldValue<byte[]>(1)), cancellation, ("member", guard.MemberId), ("key", guard.KeyHash));
        entry.Repeats(first[0].Body, first[0].Salt);
        return false;
    }
}
