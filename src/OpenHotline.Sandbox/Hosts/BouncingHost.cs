using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class BouncingHost() : HostCharacter(SmallMap.Bouncing)
{
    public override string Manner => "Has closed the mailbox that the registry names: every mail comes back.";

    public override Task LiveAsync(HostDesk desk, CancellationToken cancellation) => Task.CompletedTask;
}
