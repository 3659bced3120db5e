using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class ReUploader() : HostCharacter(SmallMap.Again)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    public override string Manner => "Removes at once. Two minutes later its customer puts the page back.";

    public override async Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        foreach (var gone in desk.World.Changes.Where(change => change.State == PageState.Gone && desk.Now - change.At >= Pause && desk.World.NetworkOf(change.Page.Site) == Network))
        {
            desk.World.Change(gone.Page, PageState.Up);
        }

        foreach (var notice in desk.Notices(Network))
        {
            desk.Change(notice, Network, PageState.Gone);
            await desk.AnswerAsync(notice, HostAnswer.Removed, cancellation);
        }
    }
}
