using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Finds hosts by any of their names, adds new ones, and opens what is sealed in them. Works inside the caller's unit of work.</summary>
public sealed class HostRegister(HotlineDb db, Vault vault, Keyring keys, NotifySettings settings, TimeProvider clock)
{
    private const int MaxFoundContacts = 5;

    /// <summary>The host that the first known name leads to; null where none is known.</summary>
    public async Task<Host?> FindAsync(IEnumerable<AliasName> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            if (await AliasAsync(name, cancellation) is { } alias) return await db.Set<Host>().SingleAsync(host => host.Id == alias.HostId, cancellation);
        }

        return null;
    }

    /// <summary>Adds a host, with those of the names that lead to nobody else.</summary>
    public async Task<Host> AddAsync(string shownName, Rung role, IEnumerable<AliasName> names, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var secret = vault.NewRecord(id);
        var host = new Host(id, secret.Seal("host.name", shownName), role, now.UtcDateTime);
        db.Add(host);
        foreach (var name in names) await AddAliasAsync(host, secret, name, cancellation);
        return host;
    }

    /// <summary>False where the name already leads to a host.</summary>
    public async Task<bool> AddAliasAsync(Host host, RecordSecret secret, AliasName name, CancellationToken cancellation)
    {
        if (await AliasAsync(name, cancellation) is not null) return false;
        db.Add(new HostAlias(Guid.CreateVersion7(clock.GetUtcNow()), host.Id, name.Kind, keys.Lookup("host.alias", name.Bytes()), secret.Seal("alias.value", name.Value)));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Keeps the mailboxes that a registry gave. They wait for an officer, save in the sandbox.</summary>
    public async Task KeepContactsAsync(Host host, IEnumerable<RegistryContact> found, CancellationToken cancellation)
    {
        foreach (var contact in found.Where(one => one.Mailbox is { Length: <= 254 }).Take(MaxFoundContacts))
        {
            var origin = contact.Source == ContactSource.Abuse ? ContactOrigin.RegistryAbuse : ContactOrigin.RegistryOther;
            if (await AddContactAsync(host.Id, contact.Mailbox!, origin, cancellation) is not { } added || !settings.ApproveFoundContacts || origin != ContactOrigin.RegistryAbuse) continue;
            added.Approve(null, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Null where it is no mailbox, or is kept for this host already.</summary>
    public async Task<HostContact?> AddContactAsync(Guid hostId, string mailbox, ContactOrigin origin, CancellationToken cancellation)
    {
        var text = mailbox.Trim();
        if (text.Length > 254 || !MailboxAddress.TryParse(text, out var parsed) || !parsed.Address.Contains('@', StringComparison.Ordinal)) return null;
        var bytes = HostContact.LookupBytes(parsed.Address);
        var known = keys.Lookups("contact.mailbox", bytes);
        if (await db.Set<HostContact>().AnyAsync(one => one.HostId == hostId && known.Contains(one.MailboxLookup), cancellation)) return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var contact = new HostContact(id, hostId, origin, keys.Lookup("contact.mailbox", bytes), vault.NewRecord(id).Seal("contact.mailbox", parsed.Address), now.UtcDateTime);
        db.Add(contact);
        await db.SaveChangesAsync(cancellation);
        return contact;
    }

    /// <summary>The mailbox that notices go to: approved, working; an officer's choice before a registry's. Null where there is none.</summary>
    public Task<HostContact?> UsableContactAsync(Guid hostId, CancellationToken cancellation) => db.Set<HostContact>()
        .Where(one => one.HostId == hostId && one.ApprovedAt != null && one.BrokenAt == null)
        .OrderBy(one => one.Origin).ThenByDescending(one => one.ApprovedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Null when its key was destroyed.</summary>
    public async Task<string?> MailboxAsync(HostContact contact, CancellationToken cancellation) =>
        (await vault.OpenRecordAsync(contact.Id, cancellation))?.OpenText("contact.mailbox", contact.SealedMailbox);

    public async Task<string> NameAsync(Host host, CancellationToken cancellation) =>
        (await vault.OpenRecordAsync(host.Id, cancellation))?.OpenText("host.name", host.SealedName) ?? "(deleted)";

    /// <summary>The names of many hosts, for a page of rows.</summary>
    public async Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Host> hosts, CancellationToken cancellation)
    {
        var secrets = await vault.OpenRecordsAsync([.. hosts.Select(host => host.Id)], cancellation);
        return hosts.ToDictionary(host => host.Id, host => secrets.TryGetValue(host.Id, out var secret) ? secret.OpenText("host.name", host.SealedName) : "(deleted)");
    }

    private Task<HostAlias?> AliasAsync(AliasName name, CancellationToken cancellation)
    {
        var known = keys.Lookups("host.alias", name.Bytes());
        return db.Set<HostAlias>().FirstOrDefaultAsync(alias => known.Contains(alias.Lookup), cancellation);
    }
}
