using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class CloakingHost() : HostCharacter(SmallMap.Cloaking)
{
    public override string Manner => "Says \"removed\", and shows an empty page to the hotline's own address only. Seen from elsewhere, all is still there.";

    public override async Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        foreach (var notice in desk.Notices(Network))
        {
            desk.Change(notice, Network, PageState.Cloaked);
            await desk.AnswerAsync(notice, HostAnswer.Removed, cancellation);
        }
    }
}
