using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class PromptHost() : HostCharacter(SmallMap.Prompt)
{
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(3);

    public override string Manner => "Removes within seconds, and says so on the hotline's page.";

    public override async Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        foreach (var notice in desk.Notices(Network).Where(notice => desk.AgeOf(notice) >= Reading))
        {
            desk.Change(notice, Network, PageState.Gone);
            await desk.AnswerAsync(notice, HostAnswer.Removed, cancellation);
        }
    }
}
