using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class MovingHost() : HostCharacter(SmallMap.Moving)
{
    public override string Manner => "Its customer moves to Prompt Hosting as soon as somebody asks the registry who serves it.";

    public override async Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        if (desk.World.AskedAt(Network) is not null)
        {
            foreach (var site in desk.World.Sites.Where(site => Network.Prefix.Contains(site.Address))) desk.World.Move(site.Name, SmallMap.Prompt);
        }

        foreach (var notice in desk.Notices(Network)) await desk.AnswerAsync(notice, HostAnswer.NotOurs, cancellation);
    }
}
