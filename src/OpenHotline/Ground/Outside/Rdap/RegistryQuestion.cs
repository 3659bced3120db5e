using System.Net;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>What a registry is asked about.</summary>
public abstract record RegistryQuestion
{
    private RegistryQuestion()
    {
    }

    // Privacy: hosts of reported pages do not belong in a log.
    public sealed override string ToString() => GetType().Name;

    /// <summary>The network an IP address belongs to.</summary>
    public sealed record Network(IPAddress Address) : RegistryQuestion;

    /// <summary>An autonomous system number.</summary>
    public sealed record AutonomousSystem(uint Number) : RegistryQuestion;

    /// <summary>A registered domain in its ASCII form. Asked for a longer name, labels are dropped from the left until a registry knows it.</summary>
    public sealed record Domain(string Name) : RegistryQuestion;

    /// <summary>A person, role or organisation by its handle, at the registry its tag names (RFC 8521).</summary>
    public sealed record Entity(string Handle) : RegistryQuestion;
}
