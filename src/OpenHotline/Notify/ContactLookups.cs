using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Writes the look-ups of hosts' mailboxes anew when the look-up key turns.</summary>
internal sealed class ContactLookups(HotlineDb db, Vault vault, Keyring keys) : ILookupHolder
{
    private const string Old = "FROM host_contacts c JOIN record_keys k ON k.id = c.id WHERE c.mailbox_lookup < @prefix";

    public async Task<int> MoveAsync(byte[] newestPrefix, int most, CancellationToken cancellation)
    {
        var old = await db.ListAsync($"SELECT c.id, c.sealed_mailbox {Old} ORDER BY c.id LIMIT @most",
            row => (Id: row.Id(0), Sealed: row.GetFieldValue<byte[]>(1)), cancellation, ("prefix", newestPrefix), ("most", most));
        var contacts = await vault.OpenRecordsAsync(old.ConvertAll(row => row.Id), cancellation);
        var moved = 0;
        foreach (var (id, kept) in old)
        {
            if (!contacts.TryGetValue(id, out var secret)) continue;
            var lookup = keys.Lookup("contact.mailbox", HostContact.LookupBytes(secret.OpenText("contact.mailbox", kept)));
            moved += await db.ExecuteAsync("UPDATE host_contacts SET mailbox_lookup = @lookup WHERE id = @id", cancellation, ("lookup", lookup), ("id", id));
        }

        return moved;
    }

    public async Task<long> LeftAsync(byte[] newestPrefix, CancellationToken cancellation) =>
        (await db.ListAsync($"SELECT COUNT(*) {Old}", row => row.GetInt64(0), cancellation, ("prefix", newestPrefix)))[0];
}
