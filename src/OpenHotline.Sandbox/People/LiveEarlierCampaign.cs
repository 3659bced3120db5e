using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Publish.Replaying;
using OpenHotline.Sandbox.Reporters;
using OpenHotline.Web;
using OpenHotline.Web.Public;

namespace OpenHotline.Sandbox.People;

/// <summary>The worked campaign that is over, at the first start: planned, looked through, run, ended and evaluated in the weeks before, with visitors who came by the public door.</summary>
/// <remarks>
/// The house's own use cases and its own public door, with a clock that is turned back; nothing is written past them. About
/// eight hundred requests. Safe to repeat: where the campaign is already nothing is added.
/// </remarks>
internal static class LiveEarlierCampaign
{
    private static readonly TimeOnly Noon = new(12, 0);

    public static async Task RunAsync(HouseParts parts, string officer, string manager, CancellationToken cancellation)
    {
        var earlier = EarlierCampaign.Parents(DateOnly.FromDateTime(parts.Clock.GetUtcNow().UtcDateTime));
        var (worked, plan, clock) = (earlier.Worked, earlier.Worked.Plan, new ReplayClock(parts.Clock));
        var past = parts with { Clock = clock };
        await using var house = SandboxGround.HouseOf(past);
        await using var scope = house.CreateAsyncScope();
        if (await CampaignOffice.FindAsync(scope.ServiceProvider, officer, manager, cancellation) is not { } office || await office.HasAsync(plan.Name, cancellation)) return;
        GoTo(earlier.Weeks[0].FirstOn.AddDays(-1));
        var services = await office.ListHelpAsync(cancellation);
        GoTo(plan.FirstOn.AddDays(-10));
        var (id, codes) = await office.PlanAsync(worked, cancellation);
        GoTo(plan.FirstOn);
        await office.StartAsync(id, cancellation);

        await using (var door = PublicDoor.Build(past, "http://127.0.0.1:0"))
        {
            await door.StartAsync(cancellation);
            using var visitors = new EarlierVisitors(new Uri(door.Urls.First()), codes, services);
            foreach (var week in earlier.Weeks)
            {
                for (var day = 0; day < VisitedWeek.Days; day++)
                {
                    GoTo(week.FirstOn.AddDays(day));
                    await visitors.ComeAsync(week, day, cancellation);
                }
            }

            // The door writes down what it counted last.
            await door.StopAsync(cancellation);
        }

        GoTo(plan.LastOn.AddDays(1));
        await scope.ServiceProvider.GetRequiredService<EndCampaignsJob>().RunAsync(cancellation);
        await office.SpendAsync(id, worked, cancellation);
        GoTo(earlier.LastOn);
        await office.ConcludeAsync(id, earlier.Conclusion, cancellation);

        void GoTo(DateOnly day) => clock.GoTo(day.ToDateTime(Noon, DateTimeKind.Utc));
    }
}
