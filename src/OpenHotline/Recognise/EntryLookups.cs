using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise;

/// <summary>Writes the look-ups of bank entries anew when the look-up key turns.</summary>
internal sealed class EntryLookups(HotlineDb db, Vault vault, Keyring keys) : ILookupHolder
{
    // A bank whose key was destroyed has nothing to compute from; its entries keep what matches nothing any more.
    private const string Old = "FROM bank_entries e JOIN record_keys k ON k.id = e.bank_id WHERE e.lookup < @prefix";

    public async Task<int> MoveAsync(byte[] newestPrefix, int most, CancellationToken cancellation)
    {
        var old = await db.ListAsync($"SELECT e.id, e.bank_id, e.signal, e.sealed_hash {Old} ORDER BY e.lookup LIMIT @most",
            row => (Id: row.Id(0), Bank: row.Id(1), Kind: (SignalKind)row.GetInt32(2), Sealed: row.GetFieldValue<byte[]>(3)), cancellation, ("prefix", newestPrefix), ("most", most));
        var banks = await vault.OpenRecordsAsync([.. old.Select(row => row.Bank).Distinct()], cancellation);
        var moved = 0;
        foreach (var (id, bank, kind, kept) in old)
        {
            if (!banks.TryGetValue(bank, out var secret)) continue;
            var lookup = TypedHash.Lookup(keys, kind, secret.Open(BankEntry.SealedAs(id), kept));
            moved += await db.ExecuteAsync("UPDATE bank_entries SET lookup = @lookup WHERE id = @id", cancellation, ("lookup", lookup), ("id", id));
        }

        return moved;
    }

    public async Task<long> LeftAsync(byte[] newestPrefix, CancellationToken cancellation) =>
        (await db.ListAsync($"SELECT COUNT(*) {Old}", row => row.GetInt64(0), cancellation, ("prefix", newestPrefix)))[0];
}
