namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>What a registry knows, in the parts that lead to the right mailbox.</summary>
public sealed record RegistryRecord
{
    /// <summary>The object class: "ip network", "autnum", "domain" or "entity".</summary>
    public required string Kind { get; init; }

    /// <summary>The host of the registry that answered.</summary>
    public required string Registry { get; init; }

    /// <summary>Null when redacted or not given; likewise each text below.</summary>
    public string? Handle { get; init; }

    public string? Name { get; init; }

    /// <summary>Two letters, upper case.</summary>
    public string? Country { get; init; }

    public string? StartAddress { get; init; }

    public string? EndAddress { get; init; }

    /// <summary>The network as prefixes (cidr0 extension).</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>The systems that announce it (ARIN's extension).</summary>
    public IReadOnlyList<uint> OriginSystems { get; init; } = [];

    public uint? StartSystem { get; init; }

    public uint? EndSystem { get; init; }

    /// <summary>The organisation that holds it.</summary>
    public string? Organisation { get; init; }

    /// <summary>The registrar of a domain.</summary>
    public string? Registrar { get; init; }

    /// <summary>The older WHOIS server.</summary>
    public string? Port43 { get; init; }

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>Whom to write to, best first; only mailboxes and forms, never invented ones.</summary>
    public IReadOnlyList<RegistryContact> Contacts { get; init; } = [];

    /// <summary>Names of what the registry holds back (RFC 9537).</summary>
    public IReadOnlyList<string> Redacted { get; init; } = [];

    // Privacy: holders may be persons.
    public override string ToString() => $"{nameof(RegistryRecord)} of {Kind}";
}
