using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class CdnFront() : HostCharacter(SmallMap.Front)
{
    private static readonly TimeSpan Forwarding = TimeSpan.FromSeconds(10);

    public override string Manner => "A content delivery network: stores nothing, says so, and passes the notice on to the host behind it, which removes.";

    public override async Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        foreach (var notice in desk.Notices(Network).Where(notice => desk.AgeOf(notice) >= Forwarding))
        {
            desk.Change(notice, Network, PageState.Gone);
            await desk.AnswerAsync(notice, HostAnswer.NotOurs, cancellation);
        }
    }
}
