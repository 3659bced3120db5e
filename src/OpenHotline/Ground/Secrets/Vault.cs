using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets;

/// <summary>Makes, opens and destroys the keys of records, inside the caller's unit of work.</summary>
/// <remarks>What was agreed for one record serves the others of the same request or job, and is wiped with it: an agreement costs a third of a millisecond.</remarks>
public sealed class Vault(HotlineDb db, Keyring keys, TimeProvider clock) : IDisposable
{
    private readonly KeyUnwrap unwrapper = keys.Unwrapper();
    private KeyWrap? wrapper;

    /// <summary>Gives a new record its own key. The wrapped key is saved with the record.</summary>
    public RecordSecret NewRecord(Guid recordId)
    {
        if (wrapper is null || wrapper.KeyId != keys.NewestWrappingKey)
        {
            wrapper?.Dispose();
            wrapper = keys.Wrapper();
        }

        return NewRecord(recordId, wrapper);
    }

    /// <summary>The same for many records of one batch, which share the cost of one ephemeral key.</summary>
    public RecordSecret NewRecord(Guid recordId, KeyWrap wrapper)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        db.Add(new RecordKey(recordId, wrapper.KeyId, wrapper.Wrap(key, recordId)));
        return new RecordSecret(recordId, key);
    }

    /// <summary>The same where the key's row is written with a batch of plain rows: <see cref="KeyRows"/>.</summary>
    internal static RecordSecret NewRecord(Guid recordId, KeyWrap wrapper, RowBatch rows)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        rows.Add(recordId, wrapper.KeyId, wrapper.Wrap(key, recordId));
        return new RecordSecret(recordId, key);
    }

    /// <summary>An empty batch of record keys: id, number of the wrapping key, wrapped key.</summary>
    internal static RowBatch KeyRows() => new("INSERT INTO record_keys", "", new("id", ColumnKind.Id), new("wrapping_key", ColumnKind.Number), new("wrapped", ColumnKind.Bytes));

    /// <summary>Opens a record's key; null when it was destroyed, and with it everything it sealed.</summary>
    /// <exception cref="KeyNotHereException">This machine may not read cases.</exception>
    public async Task<RecordSecret?> OpenRecordAsync(Guid recordId, CancellationToken cancellation)
    {
        var key = await db.Set<RecordKey>().FindAsync([recordId], cancellation);
        return key is null ? null : Open(key);
    }

    /// <summary>Opens many at once, for a page of rows; destroyed ones are missing from the answer.</summary>
    public async Task<Dictionary<Guid, RecordSecret>> OpenRecordsAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", recordIds);
        var found = await db.ListAsync($"SELECT id, wrapping_key, wrapped FROM record_keys WHERE id {ids}", row => (Id: row.Id(0), Key: row.GetInt32(1), Wrapped: row.GetFieldValue<byte[]>(2)), cancellation, parameter);
        return found.ToDictionary(key => key.Id, key => new RecordSecret(key.Id, unwrapper.Unwrap(key.Key, key.Wrapped, key.Id)));
    }

    /// <summary>Destroys a record's key: what it sealed can never be read again. Nothing happens for an unknown id.</summary>
    /// <remarks>The id is remembered, also outside the database (<see cref="WriteDestroyedKeysOutside"/>), so that a restored backup destroys it again.</remarks>
    public async Task DestroyAsync(Guid recordId, CancellationToken cancellation)
    {
        if (await db.Set<RecordKey>().FindAsync([recordId], cancellation) is not { } key) return;
        db.Remove(key);
        db.Add(new DestroyedKey(recordId, clock.GetUtcNow().UtcDateTime));
    }

    public void Dispose()
    {
        unwrapper.Dispose();
        wrapper?.Dispose();
    }

    private RecordSecret Open(RecordKey key) => new(key.Id, unwrapper.Unwrap(key.WrappingKey, key.Wrapped, key.Id));
}
