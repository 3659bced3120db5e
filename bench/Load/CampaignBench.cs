using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Visits;
using OpenHotline.Testing;

namespace OpenHotline.Load;

/// <summary>Arrivals by one campaign link: the redirect, and whether every one of them was counted on disk a second after the last.</summary>
internal static class CampaignBench
{
    public static async Task RunAsync(Plan plan)
    {
        using var folder = await plan.PrepareAsync(queued: 0);
        var campaign = await folder.WithHouseAsync(services => RunningCampaign.StartAsync(services));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Connections, UseProxy = false, AllowAutoRedirect = false });
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        using var program = await ServedProgram.StartAsync("serve", folder.Data, http, [.. folder.Flags, ("--doors", "public")]);
        var link = new Uri(program.Door("public"), $"c/{campaign.Code}");
        var answered = (long)(await Loop.RunAsync(plan.Connections, Plan.WarmUp, (_, end) => AskAsync(http, link, end))).Done;
        var all = new List<Latencies>();
        for (var run = 1; run <= plan.Runs; run++) all.Add(await Loop.RunAsync(plan.Connections, plan.Time, (_, end) => AskAsync(http, link, end)));
        foreach (var one in all) plan.Print("arrivals", one);
        answered += all.Sum(one => (long)one.Done);
        var median = all.OrderBy(one => one.PerSecond).ElementAt(all.Count / 2);
        plan.Print("arrivals", string.Create(CultureInfo.InvariantCulture, $"median {median.PerSecond:F0}/s, p99 {all.Select(one => one.Percentile(0.99)).Order().ElementAt(all.Count / 2):F1} ms"));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        program.Kill();
        var kept = await folder.WithHouseAsync(services => services.GetRequiredService<HotlineDb>().Set<VisitCount>().SumAsync(count => count.People, CancellationToken.None));
        plan.Print("counted", string.Create(CultureInfo.InvariantCulture, $"{kept:N0} on disk of {answered:N0} answered, after a kill one second later"));
    }

    private static async Task<bool> AskAsync(HttpClient http, Uri link, CancellationToken end)
    {
        using var answer = await http.GetAsync(link, end);
        return answer.Headers.Location is not null;
    }
}
