using System.Net;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Which registry to ask about what (RFC 9224, RFC 8521). Never changes; a newer one takes its place.</summary>
internal sealed class RegistryDirectory
{
    private readonly List<(IPNetwork Network, Uri[] Servers)> _networks;
    private readonly List<(uint First, uint Last, Uri[] Servers)> _systems;
    private readonly Dictionary<string, Uri[]> _domains;
    private readonly Dictionary<string, Uri[]> _tags;

    public RegistryDirectory(IEnumerable<DirectoryEntry> entries)
    {
        var all = entries.ToList();
        _networks = [.. all.OfType<DirectoryEntry.Network>().OrderByDescending(entry => entry.Prefix.PrefixLength).Select(entry => (entry.Prefix, entry.Servers))];
        _systems = [.. all.OfType<DirectoryEntry.Systems>().OrderBy(entry => entry.First).Select(entry => (entry.First, entry.Last, entry.Servers))];
        _domains = First(all.OfType<DirectoryEntry.Domain>().Select(entry => (entry.Name, entry.Servers)));
        _tags = First(all.OfType<DirectoryEntry.Tag>().Select(entry => (entry.Name, entry.Servers)));
    }

    /// <summary>The servers of the longest match, the best first; none when nobody is known.</summary>
    public IReadOnlyList<Uri> Find(RegistryQuestion question) => question switch
    {
        RegistryQuestion.Network(var address) => _networks.Find(entry => entry.Network.BaseAddress.AddressFamily == address.AddressFamily && entry.Network.Contains(address)).Servers,
        RegistryQuestion.AutonomousSystem(var number) => FindSystem(number),
        RegistryQuestion.Domain(var name) => FindDomain(name.TrimEnd('.').ToLowerInvariant()),
        RegistryQuestion.Entity(var handle) => _tags.GetValueOrDefault(handle[(handle.LastIndexOf('-') + 1)..]),
        _ => null,
    } ?? [];

    private Uri[]? FindSystem(uint number)
    {
        var (low, high) = (0, _systems.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, servers) = _systems[middle];
            if (number < first) high = middle - 1;
            else if (number > last) low = middle + 1;
            else return servers;
        }

        return null;
    }

    private Uri[]? FindDomain(string name)
    {
        for (var rest = name; ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_domains.TryGetValue(rest, out var servers)) return servers;
            if (!rest.Contains('.', StringComparison.Ordinal)) return _domains.GetValueOrDefault("");
        }
    }

    private static Dictionary<string, Uri[]> First(IEnumerable<(string Name, Uri[] Servers)> entries)
    {
        var kept = new Dictionary<string, Uri[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, servers) in entries) kept.TryAdd(name, servers);
        return kept;
    }
}
