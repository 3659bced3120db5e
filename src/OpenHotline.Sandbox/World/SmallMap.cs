using System.Net;

namespace OpenHotline.Sandbox.World;

/// <summary>The small internet as it is in the beginning: always the same.</summary>
public static class SmallMap
{
    public const string HotlineDomain = "hotline.example";
    public const string Registry = "registry.example";

    public static readonly Network Home = Net("SBX-HOME", "Small Registry", "GB", 64500, "192.0.2.0/28", "abuse@registry.example");
    public static readonly Network Prompt = Net("SBX-PROMPT", "Prompt Hosting", "GB", 64501, "198.51.100.0/28", "abuse@prompt-hosting.example");
    public static readonly Network ByHand = Net("SBX-HAND", "Your Hosting", "GB", 64502, "198.51.100.16/28", "abuse@your-hosting.example");
    public static readonly Network Slow = Net("SBX-SLOW", "Slow Hosting", "NL", 64503, "198.51.100.32/28", "abuse@slow-hosting.example");
    public static readonly Network Silent = Net("SBX-SILENT", "Silent Hosting", "SE", 64504, "198.51.100.48/28", "abuse@silent-hosting.example");
    public static readonly Network Bouncing = Net("SBX-BOUNCE", "Closed Mailbox Hosting", "FR", 64505, "198.51.100.64/28", "abuse@closed-mailbox.example");
    public static readonly Network Moving = Net("SBX-MOVE", "Moving Hosting", "DE", 64506, "198.51.100.80/28", "abuse@moving-hosting.example");
    public static readonly Network Front = Net("SBX-FRONT", "Example Front", "US", 64510, "198.51.100.240/28", "abuse@front.example");
    public static readonly Network Soft = Net("SBX-SOFT", "Soft Hosting", "PL", 64507, "203.0.113.0/28", "abuse@soft-hosting.example");
    public static readonly Network Cloaking = Net("SBX-CLOAK", "Cloak Hosting", "ES", 64508, "203.0.113.16/28", "abuse@cloak-hosting.example");
    public static readonly Network Again = Net("SBX-AGAIN", "Again Hosting", "IT", 64509, "203.0.113.32/28", "abuse@again-hosting.example");

    public static IReadOnlyList<Network> Networks { get; } = [Home, Prompt, ByHand, Slow, Silent, Bouncing, Moving, Front, Soft, Cloaking, Again];

    public static IReadOnlyList<Site> Sites { get; } =
    [
        On(Prompt, 3, "lanterns.example", "paper lanterns"),
        On(Prompt, 4, "kites.example", "kites"),
        On(ByHand, 3, "boats.example", "small boats"),
        On(Slow, 3, "clocks.example", "old clocks"),
        On(Silent, 3, "bridges.example", "bridges"),
        On(Bouncing, 3, "letters.example", "letterboxes"),
        On(Moving, 3, "caravans.example", "caravans"),
        On(Front, 5, "towers.example", "towers") with { Alias = "towers.front.example" },
        On(Soft, 3, "pillows.example", "pillows"),
        On(Cloaking, 3, "masks.example", "carnival masks"),
        On(Again, 3, "swings.example", "swings"),
    ];

    /// <summary>Names of the small internet that are no sites.</summary>
    public static IReadOnlyDictionary<string, IPAddress> Machines { get; } = new Dictionary<string, IPAddress>(StringComparer.Ordinal)
    {
        [Registry] = SandboxWorld.AddressIn(Home.Prefix, 2),
        ["mail.example"] = SandboxWorld.AddressIn(Home.Prefix, 3),
        ["proxy.example"] = SandboxWorld.AddressIn(Home.Prefix, 4),
    };

    public static SandboxWorld Draw(TimeProvider clock) => new(Networks, Sites, clock);

    private static Network Net(string handle, string organisation, string country, uint system, string prefix, string abuse) =>
        new(handle, organisation, country, system, IPNetwork.Parse(prefix), abuse);

    private static Site On(Network network, int host, string name, string topic) => new(name, topic, SandboxWorld.AddressIn(network.Prefix, host));
}
