using System.Text.Json;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>The dated list of registries that comes with the program, for a start without the internet.</summary>
internal static class ShippedBootstrap
{
    private const string Resource = "OpenHotline.Ground.Outside.Rdap.bootstrap.json";

    private static readonly (DirectoryList List, string Name)[] Lists =
    [
        (DirectoryList.Networks4, "ip4"), (DirectoryList.Networks6, "ip6"), (DirectoryList.Systems, "asn"), (DirectoryList.Domains, "dns"), (DirectoryList.Tags, "tags"),
    ];

    /// <summary>The day the list was put together.</summary>
    public static (DateOnly ReadOn, IReadOnlyDictionary<DirectoryList, IReadOnlyList<DirectoryEntry>> Entries) Read()
    {
        using var stream = typeof(ShippedBootstrap).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var servers = root.GetProperty("registries").EnumerateObject()
            .ToDictionary(registry => registry.Name, registry => DirectoryEntry.Bases([registry.Value.GetString()]), StringComparer.Ordinal);
        return (
            DateOnly.ParseExact(root.GetProperty("readOn").GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Lists.ToDictionary(list => list.List, list => ReadList(list.List, root.GetProperty(list.Name), servers)));
    }

    private static IReadOnlyList<DirectoryEntry> ReadList(DirectoryList list, JsonElement registries, Dictionary<string, Uri[]> servers) =>
    [
        .. registries.EnumerateObject().SelectMany(registry => Words(registry.Value).Select(text => DirectoryEntry.Read(list, text, servers[registry.Name])
            ?? throw new InvalidOperationException($"{registry.Name} has an unreadable entry."))),
    ];

    private static IEnumerable<string> Words(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? value.Texts() : [value.GetString()!]).SelectMany(line => line.Split(' '));
}
