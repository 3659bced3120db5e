using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Hosts;

public sealed class SlowHost() : HostCharacter(SmallMap.Slow)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public override string Manner => "Waits for a minute and a reminder, then removes without a word.";

    public override Task LiveAsync(HostDesk desk, CancellationToken cancellation)
    {
        // A first letter and a reminder are two letters about one page.
        foreach (var about in desk.Notices(Network).GroupBy(notice => notice.Page).Where(about => about.Count() > 1 && desk.AgeOf(about.First()) >= Patience))
        {
            foreach (var notice in about)
            {
                desk.Change(notice, Network, PageState.Gone);
                desk.PutAway(notice);
            }
        }

        return Task.CompletedTask;
    }
}
