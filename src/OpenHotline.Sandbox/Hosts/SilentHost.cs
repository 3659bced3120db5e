using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class SilentHost() : HostCharacter(SmallMap.Silent)
{
    public override string Manner => "Reads nothing and does nothing, whatever is sent.";

    public override Task LiveAsync(HostDesk desk, CancellationToken cancellation) => Task.CompletedTask;
}
