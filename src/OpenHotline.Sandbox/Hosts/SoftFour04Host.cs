using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class SoftFour04Host() : HostCharacter(SmallMap.Soft)
{
    public override string Manner => "Removes, but its server says 200 and shows a page that says \"not found\".";

    public override async Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        foreach (var notice in desk.Notices(Network))
        {
            desk.Change(notice, Network, PageState.SoftGone);
            await desk.AnswerAsync(notice, HostAnswer.Removed, cancellation);
        }
    }
}
