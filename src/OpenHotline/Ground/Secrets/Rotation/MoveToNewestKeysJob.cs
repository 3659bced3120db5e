using System.Buffers.Binary;
using System.Security.Cryptography;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>After a rotation: wraps record keys to the newest key and writes look-ups anew, in small batches beside use.</summary>
/// <remarks>Every minute; does nothing where all stands under the newest keys. Safe to repeat and to stop anywhere: each batch is one commit.</remarks>
public sealed class MoveToNewestKeysJob(HotlineDb db, UnitOfWork unit, Keyring keys, IEnumerable<ILookupHolder> holders, IEnumerable<IWrappedKeys> waiting, RotationSettings settings, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 200;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return;
        // Race: a door that has not yet read the new keyring looks rows up under the old key only, and would take a moved webpage for a new one.
        if (clock.GetUtcNow().UtcDateTime - keys.NewestLookupMadeAt < TimeSpan.FromSeconds(settings.WaitSeconds)) return;
        while (await RewrapAsync(cancellation) == BatchSize) db.ChangeTracker.Clear();
        foreach (var holder in holders)
        {
            while (await unit.RunAsync(inner => holder.MoveAsync(Prefix(keys), BatchSize, inner), cancellation) > 0) db.ChangeTracker.Clear();
        }
    }

    /// <summary>How much still stands under older keys: record keys and look-ups.</summary>
    public async Task<(long RecordKeys, long Lookups)> LeftAsync(CancellationToken cancellation)
    {
        var left = await db.ListAsync("SELECT COUNT(*) FROM record_keys WHERE wrapping_key < @newest", row => row.GetInt64(0), cancellation, ("newest", keys.NewestWrappingKey));
        var lookups = 0L;
        foreach (var holder in holders) lookups += await holder.LeftAsync(Prefix(keys), cancellation);
        var unopened = 0L;
        foreach (var one in waiting) unopened += await one.LeftAsync(keys.NewestWrappingKey, cancellation);
        return (left[0] + unopened, lookups);
    }

    private Task<int> RewrapAsync(CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        using var wrapper = keys.Wrapper();
        var old = await db.ListAsync("SELECT id, wrapping_key, wrapped FROM record_keys WHERE wrapping_key < @newest ORDER BY wrapping_key LIMIT @most",
            row => (Id: row.Id(0), Key: row.GetInt32(1), Wrapped: row.GetFieldValue<byte[]>(2)), inner, ("newest", wrapper.KeyId), ("most", BatchSize));
        foreach (var (id, key, wrapped) in old)
        {
            var plain = keys.Unwrap(key, wrapped, id);
            // Race: the record may be deleted meanwhile; then its row is gone and nothing is brought back.
            await db.ExecuteAsync("UPDATE record_keys SET wrapping_key = @newest, wrapped = @wrapped WHERE id = @id AND wrapping_key = @old", inner,
                ("newest", wrapper.KeyId), ("wrapped", wrapper.Wrap(plain, id)), ("id", id), ("old", key));
            CryptographicOperations.ZeroMemory(plain);
        }

        return old.Count;
    }, cancellation);

    internal static byte[] Prefix(Keyring keys)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, keys.NewestLookupKey);
        return prefix;
    }
}
