using System.Net;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>Turns a host into the addresses that may be dialled.</summary>
/// <remarks>
/// Asked once for each connection; what is returned is what is dialled, so a name that changes its answer afterwards
/// (rebinding) gains nothing. Addresses that are not allowed are left out; when none remains the host is refused.
/// </remarks>
internal sealed class GuardedNames(INameServer names, AddressPolicy policy)
{
    private const int MaxAddresses = 4;

    /// <returns>The addresses, or why there are none.</returns>
    public async Task<(IReadOnlyList<IPAddress> Addresses, DialOutcome? Otherwise)> FindAsync(HostName host, CancellationToken cancellation)
    {
        if (host.Address is { } literal) return Judge([literal]);
        if (host.IsLocal) return ([], new DialOutcome.Refused(FetchRefusal.NotPublic, AddressKind.Loopback));

        var four = await names.AskAsync(host.Name, NameRecordKind.Address4, cancellation);
        var found = AddressesOf(four);
        if (found.Any(policy.Allows)) return Judge(found);

        var six = await names.AskAsync(host.Name, NameRecordKind.Address6, cancellation);
        found.AddRange(AddressesOf(six));
        if (found.Count > 0) return Judge(found);
        return ([], four is NameAnswer.Failed || six is NameAnswer.Failed ? new DialOutcome.NameUnanswered() : new DialOutcome.NameNotFound());
    }

    private (IReadOnlyList<IPAddress> Addresses, DialOutcome? Otherwise) Judge(List<IPAddress> found)
    {
        var allowed = found.Where(policy.Allows).Take(MaxAddresses).ToList();
        return allowed.Count > 0
            ? (allowed, null)
            : ([], new DialOutcome.Refused(FetchRefusal.NotPublic, SpecialAddresses.KindOf(found[0])));
    }

    private static List<IPAddress> AddressesOf(NameAnswer answer) => answer is NameAnswer.Found { Records: var records }
        ? [.. records.Select(record => record.Address).OfType<IPAddress>()]
        : [];
}
