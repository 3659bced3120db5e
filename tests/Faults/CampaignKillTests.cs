using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Visits;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary><c>kill -9</c> while a campaign runs: what may be lost is the last second of counts, as the documents say.</summary>
public sealed class CampaignKillTests
{
    private const int Connections = 4;
    private static readonly TimeSpan MayBeLost = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_kill_loses_the_last_second_of_arrivals_at_most_and_counts_none_twice()
    {
        using var folder = await PreparedFolder.MakeAsync();
        var campaign = await folder.WithHouseAsync(services => RunningCampaign.StartAsync(services));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0");
        using var program = await ServedProgram.StartAsync("serve", folder.Data, http, [.. folder.Flags, ("--doors", "public")]);
        var link = new Uri(program.Door("public"), $"c/{campaign.Code}");
        var answeredAt = new ConcurrentBag<long>();
        var asked = 0;
        using var end = new CancellationTokenSource();
        var load = Enumerable.Range(0, Connections).Select(_ => ArriveAsync()).ToArray();
        // What is counted has to reach the disk at least twice before the kill, however slow the machine is.
        for (var i = 0; i < 1000 && !(Oldest() is { } first && Stopwatch.GetElapsedTime(first) > 3 * MayBeLost); i++) await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        var killedAt = Stopwatch.GetTimestamp();
        program.Kill();
        await end.CancelAsync();
        await Task.WhenAll(load);

        var kept = await folder.WithHouseAsync(services => services.GetRequiredService<HotlineDb>().Set<VisitCount>().SumAsync(count => count.People, CancellationToken.None));
        var sure = answeredAt.Count(at => Stopwatch.GetElapsedTime(at, killedAt) > MayBeLost);
        Assert.NotEqual(0, sure);
        Assert.InRange(kept, sure, asked);

        long? Oldest() => answeredAt.IsEmpty ? null : answeredAt.Min();

        async Task ArriveAsync()
        {
            while (!end.IsCancellationRequested)
            {
                try
                {
                    Interlocked.Increment(ref asked);
                    using var answer = await http.GetAsync(link, end.Token);
                    if (answer.Headers.Location is not null) answeredAt.Add(Stopwatch.GetTimestamp());
                    // Enough arrivals to count, and time left for the machine to write them.
                    await Task.Delay(TimeSpan.FromMilliseconds(2), end.Token);
                }
                catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
                {
                    // Killed in the middle.
                }
            }
        }
    }
}
