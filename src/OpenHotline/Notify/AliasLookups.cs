using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Writes the look-ups of hosts' names anew when the look-up key turns.</summary>
internal sealed class AliasLookups(HotlineDb db, Vault vault, Keyring keys) : ILookupHolder
{
    private const string Old = "FROM host_aliases a JOIN record_keys k ON k.id = a.host_id WHERE a.lookup < @prefix";

    public async Task<int> MoveAsync(byte[] newestPrefix, int most, CancellationToken cancellation)
    {
        var old = await db.ListAsync($"SELECT a.id, a.host_id, a.kind, a.sealed_value {Old} ORDER BY a.lookup LIMIT @most",
            row => (Id: row.Id(0), Host: row.Id(1), Kind: (AliasKind)row.GetInt32(2), Sealed: row.GetFieldValue<byte[]>(3)), cancellation, ("prefix", newestPrefix), ("most", most));
        var hosts = await vault.OpenRecordsAsync([.. old.Select(row => row.Host).Distinct()], cancellation);
        var moved = 0;
        foreach (var (id, host, kind, kept) in old)
        {
            if (!hosts.TryGetValue(host, out var secret)) continue;
            var lookup = keys.Lookup("host.alias", new AliasName(kind, secret.OpenText("alias.value", kept)).Bytes());
            // Race: two hosts may be merged meanwhile; then the name is sealed anew under the other, and its look-up is the same.
            moved += await db.ExecuteAsync("UPDATE host_aliases SET lookup = @lookup WHERE id = @id", cancellation, ("lookup", lookup), ("id", id));
        }

        return moved;
    }

    public async Task<long> LeftAsync(byte[] newestPrefix, CancellationToken cancellation) =>
        (await db.ListAsync($"SELECT COUNT(*) {Old}", row => row.GetInt64(0), cancellation, ("prefix", newestPrefix)))[0];
}
