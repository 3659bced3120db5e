using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

/// <summary>A hosting company and how it behaves. Lives in rounds of a second.</summary>
public abstract class HostCharacter(Network network)
{
    public Network Network { get; } = network;

    /// <summary>One sentence for the sandbox's page.</summary>
    public abstract string Manner { get; }

    /// <summary>One round. Safe to repeat.</summary>
    public abstract Task LiveAsync(HostDesk desk, CancellationToken cancellation);
}
