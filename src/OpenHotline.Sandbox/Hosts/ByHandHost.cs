using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class ByHandHost() : HostCharacter(SmallMap.ByHand)
{
    public override string Manner => "Is you: read its mailbox here, take the page down by its button, and answer on the hotline's page.";

    public override Task LiveAsync(HostDesk desk, CancellationToken cancellation) => Task.CompletedTask;
}
