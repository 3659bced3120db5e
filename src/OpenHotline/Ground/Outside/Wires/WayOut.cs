namespace OpenHotline.Ground.Outside.Wires;

/// <summary>A named way to the internet. Two ways let a check be repeated as another visitor.</summary>
public sealed record WayOut
{
    /// <summary>The way that is always there.</summary>
    public const string DirectName = "direct";

    public required string Name { get; init; }

    public WayOutKind Kind { get; init; } = WayOutKind.Direct;

    /// <summary>Host name or address of the proxy, named by the operator; null for a direct way.</summary>
    public string? ProxyHost { get; init; }

    public int ProxyPort { get; init; }

    /// <summary>Null when the proxy asks for no sign-in.</summary>
    public string? ProxyUser { get; init; }

    /// <summary>Null when the proxy asks for no sign-in.</summary>
    public string? ProxyPassword { get; init; }

    // Privacy: a record prints all its fields; a password must not be one of them.
    public override string ToString() => $"{Name} ({Kind})";
}
