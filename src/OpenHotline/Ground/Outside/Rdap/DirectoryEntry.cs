using System.Globalization;
using System.Net;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>One line of a list of registries.</summary>
/// <param name="Servers">Base addresses that end with "/", https first.</param>
internal abstract record DirectoryEntry(Uri[] Servers)
{
    public sealed record Network(IPNetwork Prefix, Uri[] Servers) : DirectoryEntry(Servers);

    public sealed record Systems(uint First, uint Last, Uri[] Servers) : DirectoryEntry(Servers);

    public sealed record Domain(string Name, Uri[] Servers) : DirectoryEntry(Servers);

    public sealed record Tag(string Name, Uri[] Servers) : DirectoryEntry(Servers);

    /// <returns>Null when the text is no entry of that list.</returns>
    public static DirectoryEntry? Read(DirectoryList list, string text, Uri[] servers)
    {
        if (servers.Length == 0) return null;
        return list switch
        {
            DirectoryList.Networks4 or DirectoryList.Networks6 => IPNetwork.TryParse(Full(text), out var prefix) ? new Network(prefix, servers) : null,
            DirectoryList.Systems => ReadSystems(text, servers),
            DirectoryList.Domains => new Domain(text.TrimEnd('.').ToLowerInvariant(), servers),
            _ => new Tag(text, servers),
        };
    }

    /// <summary>Puts https first, adds the last "/", and drops what is no web address (RFC 9224, section 3).</summary>
    public static Uri[] Bases(IEnumerable<string?> addresses) => [.. addresses
        .Select(address => Uri.TryCreate(address?.EndsWith('/') == true ? address : address + "/", UriKind.Absolute, out var uri) ? uri : null)
        .OfType<Uri>()
        .Where(uri => uri.Scheme is "https" or "http")
        .OrderBy(uri => uri.Scheme == "https" ? 0 : 1)];

    private static Systems? ReadSystems(string text, Uri[] servers)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return uint.TryParse(dash < 0 ? text : text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && uint.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first <= last
            ? new Systems(first, last, servers)
            : null;
    }

    /// <summary>"41/8" is short for "41.0.0.0/8" in the list that we ship.</summary>
    private static string Full(string prefix) => prefix.AsSpan().ContainsAny('.', ':') ? prefix : prefix.Replace("/", ".0.0.0/", StringComparison.Ordinal);
}
