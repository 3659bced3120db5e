using System.Text.Json.Nodes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Registries;

/// <summary>Writes the answers of the registry.</summary>
internal static class RegistryWords
{
    public static JsonObject Network(Network network)
    {
        var first = network.Prefix.BaseAddress;
        var last = SandboxWorld.AddressIn(network.Prefix, (1 << 32 - network.Prefix.PrefixLength) - 1);
        return new JsonObject
        {
            ["rdapConformance"] = new JsonArray("rdap_level_0", "cidr0", "arin_originas0"),
            ["objectClassName"] = "ip network",
            ["handle"] = network.Handle,
            ["name"] = network.Handle,
            ["ipVersion"] = "v4",
            ["startAddress"] = first.ToString(),
            ["endAddress"] = last.ToString(),
            ["country"] = network.Country,
            ["cidr0_cidrs"] = new JsonArray(new JsonObject { ["v4prefix"] = first.ToString(), ["length"] = network.Prefix.PrefixLength }),
            ["arin_originas0_originautnums"] = new JsonArray((JsonNode)network.System),
            ["status"] = new JsonArray("active"),
            ["entities"] = Holders(network),
        };
    }

    public static JsonObject System(Network network) => new()
    {
        ["rdapConformance"] = new JsonArray("rdap_level_0"),
        ["objectClassName"] = "autnum",
        ["handle"] = $"AS{network.System}",
        ["startAutnum"] = network.System,
        ["endAutnum"] = network.System,
        ["name"] = network.Handle,
        ["country"] = network.Country,
        ["entities"] = Holders(network),
    };

    public static JsonObject Domain(Site site) => new()
    {
        ["rdapConformance"] = new JsonArray("rdap_level_0"),
        ["objectClassName"] = "domain",
        ["handle"] = $"SBX-{site.Name}",
        ["ldhName"] = site.Name,
        ["status"] = new JsonArray("active"),
        ["nameservers"] = new JsonArray(new JsonObject { ["objectClassName"] = "nameserver", ["ldhName"] = SmallMap.Registry }),
        ["entities"] = new JsonArray(Entity("SBX-REGISTRAR", ["registrar"], "Small Registrar", "abuse@registrar.example")),
    };

    public static JsonObject NotFound() => new() { ["errorCode"] = 404, ["title"] = "Not found" };

    private static JsonArray Holders(Network network)
    {
        var holder = Entity(network.Handle + "-ORG", ["registrant"], network.Organisation, null);
        holder["entities"] = new JsonArray(Entity(network.Handle + "-ABUSE", ["abuse"], network.Organisation + " abuse desk", network.AbuseMailbox));
        return [holder];
    }

    private static JsonObject Entity(string handle, string[] roles, string name, string? mailbox)
    {
        var card = new JsonArray(
            Property("version", "text", "4.0"),
            Property("fn", "text", name),
            Property("kind", "text", mailbox is null ? "org" : "group"));
        if (mailbox is not null) card.Add((JsonNode)Property("email", "text", mailbox));
        return new JsonObject
        {
            ["objectClassName"] = "entity",
            ["handle"] = handle,
            ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
            ["vcardArray"] = new JsonArray("vcard", card),
        };
    }

    private static JsonArray Property(string name, string type, string value) => new(name, new JsonObject(), type, value);
}
