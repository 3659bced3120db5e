using System.Net;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Names;

/// <summary>Answers questions about names from the small internet, and knows nothing else.</summary>
public sealed class SandboxNames(SandboxWorld world) : INameServer
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(5);

    public Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation)
    {
        var asked = name.TrimEnd('.').ToLowerInvariant();
        return Task.FromResult<NameAnswer>(Records(asked, kind) is { } records ? new NameAnswer.Found(records) : new NameAnswer.NoSuchName());
    }

    private List<NameRecord>? Records(string name, NameRecordKind kind)
    {
        if (SmallMap.Machines.TryGetValue(name, out var machine)) return Addresses(name, machine, kind);
        if (world.FindSite(name) is { } site)
        {
            if (site.Alias is not { } alias) return Addresses(name, site.Address, kind);
            return [new NameRecord(name, NameRecordKind.Alias, alias, Keep), .. Addresses(alias, site.Address, kind)];
        }

        if (world.Sites.FirstOrDefault(one => one.Alias == name) is { } behind) return Addresses(name, behind.Address, kind);
        if (IsMailDomain(name)) return kind == NameRecordKind.MailExchange ? [new NameRecord(name, kind, "mail.example", Keep, 10)] : [];
        return name.EndsWith(".in-addr.arpa", StringComparison.Ordinal) ? Pointer(name, kind) : null;
    }

    private bool IsMailDomain(string name) =>
        name == SmallMap.HotlineDomain || world.Networks.Any(network => network.AbuseMailbox.EndsWith('@' + name, StringComparison.Ordinal));

    private List<NameRecord>? Pointer(string name, NameRecordKind kind) =>
        world.Sites.FirstOrDefault(site => ReverseName.Of(site.Address) == name) is not { } site ? null
        : kind == NameRecordKind.Pointer ? [new NameRecord(name, kind, site.Name, Keep)] : [];

    private static List<NameRecord> Addresses(string owner, IPAddress address, NameRecordKind kind) =>
        kind == NameRecordKind.Address4 ? [new NameRecord(owner, kind, address.ToString(), Keep)] : [];
}
