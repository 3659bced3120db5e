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
        var asked = names.ToList();
        return First(await FindManyAsync(asked, cancellation), asked);
    }

    /// <summary>The hosts that names lead to; names that lead to nobody are missing from the answer.</summary>
    public async Task<Dictionary<AliasName, Host>> FindManyAsync(IReadOnlyCollection<AliasName> names, CancellationToken cancellation)
    {
        var found = new Dictionary<AliasName, Host>();
        if (names.Count == 0) return found;
        var forms = names.Distinct().SelectMany(name => keys.Lookups("host.alias", name.Bytes()).Select(form => (Name: name, Form: form))).ToLookup(one => Convert.ToHexString(one.Form), StringComparer.Ordinal);
        var (listed, parameter) = db.In("forms", forms.Select(one => Convert.FromHexString(one.Key)));
        var leads = await db.ListAsync($"SELECT lookup, host_id FROM host_aliases WHERE lookup {listed}", row => (Form: Convert.ToHexString(row.GetFieldValue<byte[]>(0)), Host: row.Id(1)), cancellation, parameter);
        var hosts = await db.Among<Host>("id", leads.Select(lead => lead.Host).Distinct()).ToDictionaryAsync(host => host.Id, cancellation);
        foreach (var (form, host) in leads)
        {
            foreach (var one in forms[form]) found[one.Name] = hosts[host];
        }

        return found;
    }

    /// <summary>The host of the first name that leads to one.</summary>
    internal static Host? First(Dictionary<AliasName, Host> known, IEnumerable<AliasName> names) => names.Select(name => known.GetValueOrDefault(name)).FirstOrDefault(host => host is not null);

    /// <summary>Adds a host, with those of the names that lead to nobody else.</summary>
    public async Task<Host> AddAsync(string shownName, Rung role, IReadOnlyCollection<AliasName> names, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var secret = vault.NewRecord(id);
        var host = new Host(id, secret.Seal("host.name", shownName), role, now.UtcDateTime);
        db.Add(host);
        var taken = await FindManyAsync(names, cancellation);
        foreach (var name in names.Where(name => !taken.ContainsKey(name)).DistinctBy(name => Convert.ToHexString(name.Bytes()), StringComparer.Ordinal)) AddAlias(host, secret, name);
        await db.SaveChangesAsync(cancellation);
        return host;
    }

    /// <summary>False where the name already leads to a host.</summary>
    public async Task<bool> AddAliasAsync(Host host, RecordSecret secret, AliasName name, CancellationToken cancellation)
    {
        if (await AliasAsync(name, cancellation) is not null) return false;
        AddAlias(host, secret, name);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private void AddAlias(Host host, RecordSecret secret, AliasName name) =>
        db.Add(new HostAlias(Guid.CreateVersion7(clock.GetUtcNow()), host.Id, name.Kind, keys.Lookup("host.alias", name.Bytes()), secret.Seal("alias.value", name.Value)));

    /// <summary>Keeps the mailboxes that registries gave of hosts. They wait for an officer, save in the sandbox.</summary>
    public async Task KeepContactsAsync(IReadOnlyList<(Host Host, IReadOnlyList<RegistryContact> Found)> hosts, CancellationToken cancellation)
    {
        var kept = (await db.Among<HostContact>("host_id", hosts.Select(one => one.Host.Id).Distinct()).AsNoTracking().ToListAsync(cancellation)).Select(one => Kept(one.HostId, one.MailboxLookup)).ToHashSet(StringComparer.Ordinal);
        foreach (var (host, found) in hosts)
        {
            foreach (var contact in found.Where(one => one.Mailbox is { Length: <= 254 }).Take(MaxFoundContacts))
            {
                var origin = contact.Source == ContactSource.Abuse ? ContactOrigin.RegistryAbuse : ContactOrigin.RegistryOther;
                if (Add(host.Id, contact.Mailbox!, origin, kept) is { } added && settings.ApproveFoundContacts && origin == ContactOrigin.RegistryAbuse) added.Approve(null, clock.GetUtcNow().UtcDateTime);
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    public Task KeepContactsAsync(Host host, IReadOnlyList<RegistryContact> found, CancellationToken cancellation) => KeepContactsAsync([(host, found)], cancellation);

    /// <summary>Null where it is no mailbox, or is kept for this host already.</summary>
    public async Task<HostContact?> AddContactAsync(Guid hostId, string mailbox, ContactOrigin origin, CancellationToken cancellation)
    {
        var kept = (await db.Among<HostContact>("host_id", [hostId]).AsNoTracking().ToListAsync(cancellation)).Select(one => Kept(hostId, one.MailboxLookup)).ToHashSet(StringComparer.Ordinal);
        var contact = Add(hostId, mailbox, origin, kept);
        await db.SaveChangesAsync(cancellation);
        return contact;
    }

    /// <param name="kept">The contacts that are there, by host and keyed form; what is added joins them.</param>
    private HostContact? Add(Guid hostId, string mailbox, ContactOrigin origin, HashSet<string> kept)
    {
        var text = mailbox.Trim();
        if (text.Length > 254 || !MailboxAddress.TryParse(text, out var parsed) || !parsed.Address.Contains('@', StringComparison.Ordinal)) return null;
        var bytes = HostContact.LookupBytes(parsed.Address);
        if (keys.Lookups("contact.mailbox", bytes).Any(form => kept.Contains(Kept(hostId, form)))) return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var contact = new HostContact(id, hostId, origin, keys.Lookup("contact.mailbox", bytes), vault.NewRecord(id).Seal("contact.mailbox", parsed.Address), now.UtcDateTime);
        db.Add(contact);
        kept.Add(Kept(hostId, contact.MailboxLookup));
        return contact;
    }

    private static string Kept(Guid hostId, byte[] form) => $"{hostId:N}{Convert.ToHexString(form)}";

    /// <summary>The mailbox that notices go to: approved, working; an officer's choice before a registry's. Null where there is none.</summary>
    public Task<HostContact?> UsableContactAsync(Guid hostId, CancellationToken cancellation) => db.Set<HostContact>()
        .Where(one => one.HostId == hostId && one.ApprovedAt != null && one.BrokenAt == null)
        .OrderBy(one => one.Origin).ThenByDescending(one => one.ApprovedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>The same for many hosts; those without one are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, HostContact>> UsableContactsAsync(IReadOnlyCollection<Guid> hostIds, CancellationToken cancellation) =>
        (await db.Among<HostContact>("host_id", hostIds).ToListAsync(cancellation)).Where(one => one.IsUsable)
            .GroupBy(one => one.HostId).ToDictionary(ofHost => ofHost.Key, ofHost => ofHost.OrderBy(one => one.Origin).ThenByDescending(one => one.ApprovedAt).First());

    /// <summary>The mailboxes of contacts, by contact; those whose key was destroyed are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> MailboxesAsync(IReadOnlyCollection<HostContact> contacts, CancellationToken cancellation)
    {
        var secrets = await vault.OpenRecordsAsync([.. contacts.Select(contact => contact.Id)], cancellation);
        return contacts.Where(contact => secrets.ContainsKey(contact.Id)).ToDictionary(contact => contact.Id, contact => secrets[contact.Id].OpenText("contact.mailbox", contact.SealedMailbox));
    }

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
