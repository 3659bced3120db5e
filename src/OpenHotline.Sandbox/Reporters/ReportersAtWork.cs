using Microsoft.Extensions.Hosting;
using OpenHotline.Sandbox.Page;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Reporters;

/// <summary>People who report: a few at the start, then one now and then, until the queue is long enough to practise on.</summary>
public sealed class ReportersAtWork(SandboxHouse house, TimeProvider clock) : BackgroundService
{
    private const int AtStart = 5;
    private const int MostInOneRun = 60;
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(45);

    private static readonly string[] Notes = ["I saw this by chance.", "Somebody sent me this link.", "", "It came up in an advert.", "A friend of my daughter has shown it to me."];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, clock, stoppingToken);
        var isFirstStart = house.Ground.World.Changes.Count == 0 && house.Ground.World.IsUntouched;
        for (var number = 0; number < MostInOneRun; number++)
        {
            if (number >= AtStart || !isFirstStart) await Task.Delay(Rhythm, clock, stoppingToken);
            try
            {
                await ReportAsync(number, stoppingToken);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !stoppingToken.IsCancellationRequested))
            {
                // The door was busy or not open. This person gives up; another comes.
            }
        }
    }

    private async Task ReportAsync(int number, CancellationToken cancellation)
    {
        var sites = SmallMap.Sites.Where(site => site.Name != "boats.example").ToList();
        var page = house.Ground.World.TakeNext(sites[number % sites.Count].Name);
        if (number % 4 == 3)
        {
            await new ReportByMember(house.Settings.DoorAddresses["members"], house.MemberKey).RunAsync([page.Address, house.Ground.World.TakeNext(page.Site).Address], "Found by our moderators.", cancellation);
            return;
        }

        await new ReportByForm(house.Settings.DoorAddresses["public"], clock).RunAsync(page.Address, Notes[number % Notes.Length], childInDanger: number == 2, cancellation);
    }
}
