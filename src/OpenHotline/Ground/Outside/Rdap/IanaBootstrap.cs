using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Reads a list of registries as IANA publishes it (RFC 9224, section 3; RFC 8521, section 3).</summary>
internal static class IanaBootstrap
{
    private const int MaxEntries = 200_000;

    public static IReadOnlyDictionary<DirectoryList, string> Files { get; } = new Dictionary<DirectoryList, string>
    {
        [DirectoryList.Networks4] = "ipv4.json",
        [DirectoryList.Networks6] = "ipv6.json",
        [DirectoryList.Systems] = "asn.json",
        [DirectoryList.Domains] = "dns.json",
        [DirectoryList.Tags] = "object-tags.json",
    };

    /// <returns>Null when it is no such list, or an empty one: then the older list stays.</returns>
    public static IReadOnlyList<DirectoryEntry>? Read(DirectoryList list, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.Array("services") is not { } services) return null;
            var entries = services.SelectMany(service => ReadService(list, service)).Take(MaxEntries).ToList();
            return entries.Count > 0 ? entries : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<DirectoryEntry> ReadService(DirectoryList list, JsonElement service)
    {
        if (service.ValueKind != JsonValueKind.Array || service.GetArrayLength() < 2) return [];

        // The addresses come last; object tags have contacts before the entries.
        var servers = DirectoryEntry.Bases(service[service.GetArrayLength() - 1].Texts());
        return service[service.GetArrayLength() - 2].Texts().Select(text => DirectoryEntry.Read(list, text, servers)).OfType<DirectoryEntry>();
    }
}
