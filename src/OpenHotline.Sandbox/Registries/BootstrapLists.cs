using System.Text.Json.Nodes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Registries;

/// <summary>The lists that say which registry knows what (RFC 9224): here there is one for everything.</summary>
internal static class BootstrapLists
{
    /// <summary>Null for a list that nobody keeps.</summary>
    public static JsonObject? Of(string file) => file switch
    {
        "ipv4.json" => List("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
        "ipv6.json" => List("2001:db8::/32"),
        "asn.json" => List("64496-64511"),
        "dns.json" => List("example", "test"),
        _ => null,
    };

    private static JsonObject List(params string[] entries) => new()
    {
        ["version"] = "1.0",
        ["publication"] = "2026-11-22T00:00:00Z",
        ["services"] = new JsonArray(new JsonArray(
            new JsonArray([.. entries.Select(entry => (JsonNode)entry)]),
            new JsonArray($"http://{SmallMap.Registry}/"))),
    };
}
