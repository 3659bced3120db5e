using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Ground.Accounts;
using OpenHotline.Notify;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Triage;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Checks;
using OpenHotline.Web.Workbench.Opinions;

namespace OpenHotline.Web.Workbench.Overview;

/// <summary>How the hotline's work goes, for whoever answers for it. The team as a whole: nobody is ranked, and no exposure is shown.</summary>
public static class OverviewPages
{
    private const int DaysShown = 30;

    public static IEndpointRouteBuilder MapOverview(this IEndpointRouteBuilder door)
    {
        door.MapGet("/overview", ShowAsync).RequirePermission(Permission.Figures);
        return door;
    }

    private static async Task<RazorComponentResult<OverviewPage>> ShowAsync(ReadCounts counts, ReadBacklog backlog, ReadStillUp stillUp, AgreementFigures agreement, ReadClocks clocks, HotlineDays days, ListGuidance guidance, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var lines = new List<WorkDay>();
        var (first, last) = (days.Today.AddDays(1 - DaysShown), days.Today);
        var byMetric = new Dictionary<Metric, Dictionary<DateOnly, long>>();
        foreach (var metric in WorkDay.Shown) byMetric[metric] = (await counts.DaysAsync(first, last, new Series(metric, Dimension.All), Grain.Day, stop)).ToDictionary(line => line.Day, line => line.Count);
        for (var day = first; day <= last; day = day.AddDays(1)) lines.Add(new WorkDay(day, [.. WorkDay.Shown.Select(metric => byMetric[metric].GetValueOrDefault(day))]));
        return new(new
        {
            Now = now,
            Queue = await backlog.RunAsync(stop),
            Up = await stillUp.RunAsync(stop),
            GuidanceDue = account.May(Permission.ReviewPrevention) ? await guidance.DueAsync(stop) : 0,
            Days = lines,
            Countries = await clocks.ByCountryAsync(stop),
            Hosts = await clocks.ByHostAsync(namesSites: false, stop),
            Team = await agreement.RunAsync(now.AddDays(-AgreementTable.AgreementDays), now, stop),
        });
    }
}

/// <summary>What came in and went out on one day.</summary>
/// <param name="Counts">In the order of <see cref="Shown"/>.</param>
public sealed record WorkDay(DateOnly Day, IReadOnlyList<long> Counts)
{
    public static readonly IReadOnlyList<Metric> Shown = [Metric.Reports, Metric.Assessed, Metric.Actioned, Metric.Removed];
}
