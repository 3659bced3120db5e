using System.Net;

namespace OpenHotline.Notify;

/// <summary>A content delivery network that stands in front of hosts: it answers for the page, but the page lies elsewhere.</summary>
/// <param name="Suffixes">Endings of names that an alias leads to.</param>
/// <param name="Prefixes">Networks, e.g. <c>198.51.100.240/28</c>.</param>
/// <param name="Systems">Numbers of autonomous systems.</param>
public sealed record Front(string Name, IReadOnlyList<string> Suffixes, IReadOnlyList<string> Prefixes, IReadOnlyList<long> Systems);

/// <summary>What is known of fronts: data, dated.</summary>
public sealed record FrontKnowledge(string Version, IReadOnlyList<Front> Fronts)
{
    private readonly Dictionary<Front, IPNetwork[]> networks = Fronts.ToDictionary(front => front, front => front.Prefixes.Select(IPNetwork.Parse).ToArray());

    public static FrontKnowledge Read(string file) => KnowledgeFile.Read(file, "fronts.json", KnowledgeJson.Default.FrontKnowledge);

    /// <summary>The front that serves these addresses; null where none is known to.</summary>
    public Front? Find(IReadOnlyList<IPAddress> addresses, IReadOnlyList<string> aliases, long? system) => Fronts.FirstOrDefault(front =>
        (system is { } number && front.Systems.Contains(number))
        || front.Suffixes.Any(suffix => aliases.Any(name => name == suffix || name.EndsWith('.' + suffix, StringComparison.OrdinalIgnoreCase)))
        || networks[front].Any(network => addresses.Any(network.Contains)));
}
