using System.Net;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Notify;

/// <summary>Finds out who serves an address, by names and registries. Waits for the network: never call it inside a unit of work.</summary>
public sealed class TraceAddress(INameServer names, IRegistry registry, FrontKnowledge fronts)
{
    private const int MaxAddresses = 16;

    public async Task<TraceFinding> RunAsync(WebAddress address, CancellationToken cancellation)
    {
        var (addresses, aliases) = await ResolveAsync(address, cancellation);
        if (addresses.Count == 0) return new TraceFinding.NoAddress();
        var shown = addresses.Select(one => one.ToString()).Order(StringComparer.Ordinal).ToList();
        var answer = await registry.AskAsync(new RegistryQuestion.Network(addresses[0]), cancellation);
        if (answer is not RegistryAnswer.Found { Record: var network })
            return new TraceFinding.NoHolder(shown, answer is RegistryAnswer.AskLater later ? later.At : null);
        var system = network.OriginSystems.Count > 0 ? network.OriginSystems[0] : (long?)null;
        var front = fronts.Find(addresses, aliases, system);
        var found = NamesOf(network, system, front?.Name);
        if (found.Count == 0) return new TraceFinding.NoHolder(shown, null);
        var details = new TraceDetails(shown, network.Name, network.Handle, network.Organisation, network.Registry);
        var shownName = front?.Name ?? network.Organisation ?? network.Name ?? network.Handle ?? $"AS{system}";
        return new TraceFinding.Found(details, found, shownName, network.Country, system, front?.Name, network.Contacts);
    }

    private static List<AliasName> NamesOf(RegistryRecord network, long? system, string? front)
    {
        // A front's own name comes first: its customers' pages all lie behind one desk, however many networks it has.
        var found = new List<AliasName>();
        if (front is not null) found.Add(new(AliasKind.Front, front));
        if (network.Handle is { Length: > 0 } handle) found.Add(new(AliasKind.NetworkHandle, handle));
        if (network.Organisation is { Length: > 0 } organisation) found.Add(new(AliasKind.Organisation, organisation));
        if (system is { } number) found.Add(new(AliasKind.AutonomousSystem, number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return [.. found.Where(name => name.Value.Length <= AliasName.MaxCharacters)];
    }

    private async Task<(List<IPAddress> Addresses, List<string> Aliases)> ResolveAsync(WebAddress address, CancellationToken cancellation)
    {
        if (address.HostKind is HostKind.IPv4 or HostKind.IPv6) return ([IPAddress.Parse(address.Host.Trim('[', ']'))], []);
        var records = new List<NameRecord>();
        foreach (var kind in new[] { NameRecordKind.Address4, NameRecordKind.Address6 })
            if (await names.AskAsync(address.Host, kind, cancellation) is NameAnswer.Found found) records.AddRange(found.Records);
        return ([.. records.Select(record => record.Address).OfType<IPAddress>().Distinct().Take(MaxAddresses)],
            [.. records.Where(record => record.Kind == NameRecordKind.Alias).Select(record => record.Value.TrimEnd('.'))]);
    }
}
