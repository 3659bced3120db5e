using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake;

/// <summary>Writes the look-ups of webpages anew when the look-up key turns.</summary>
internal sealed class WebpageLookups(HotlineDb db, Vault vault, Keyring keys) : ILookupHolder
{
    public async Task<int> MoveAsync(byte[] newestPrefix, int most, CancellationToken cancellation)
    {
        // A webpage whose key was destroyed has no address to look up; its row keeps what nobody can compute any more.
        var old = await db.ListAsync("SELECT p.id, p.sealed_address FROM webpages p JOIN record_keys k ON k.id = p.id WHERE p.lookup < @prefix ORDER BY p.id LIMIT @most",
            row => (Id: row.Id(0), Sealed: row.GetFieldValue<byte[]>(1)), cancellation, ("prefix", newestPrefix), ("most", most));
        var records = await vault.OpenRecordsAsync(old.ConvertAll(row => row.Id), cancellation);
        var moved = 0;
        foreach (var (id, kept) in old)
        {
            if (!records.TryGetValue(id, out var record) || WebAddress.ReadExact(record.OpenText("webpage.address", kept)) is not WebAddress.Outcome.Accepted read) continue;
            var (lookup, list, site) = WebpageKeys.Of(read.Address, keys);
            moved += await db.ExecuteAsync("UPDATE webpages SET lookup = @lookup, list_lookup = @list, site_lookup = @site WHERE id = @id", cancellation,
                ("lookup", lookup), ("list", list), ("site", site), ("id", id));
        }

        return moved;
    }

    public async Task<long> LeftAsync(byte[] newestPrefix, CancellationToken cancellation) =>
        (await db.ListAsync("SELECT COUNT(*) FROM webpages p JOIN record_keys k ON k.id = p.id WHERE p.lookup < @prefix", row => row.GetInt64(0), cancellation, ("prefix", newestPrefix)))[0];
}
