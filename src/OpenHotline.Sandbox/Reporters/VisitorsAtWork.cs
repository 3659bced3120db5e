using Microsoft.Extensions.Hosting;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Sandbox.Page;

namespace OpenHotline.Sandbox.Reporters;

/// <summary>People who come by the campaigns' links, and programs that look at them: many at the first start, then one now and then.</summary>
public sealed class VisitorsAtWork(SandboxHouse house, TimeProvider clock) : BackgroundService
{
    private const int AtStart = 240;
    private const int MostInOneRun = 600;
    private const int MaxAnswerBytes = 1 << 20;
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (house.Everybody.LinkCodes.Count == 0) return;
        await Task.Delay(FirstAfter, clock, stoppingToken);
        var door = house.Settings.DoorAddresses["public"];
        using var client = new OutsideHttp(new PeerDialler(new SocketDialler())).ForPeer(door, TimeSpan.FromSeconds(20), MaxAnswerBytes);
        for (var number = 0; number < MostInOneRun; number++)
        {
            if (number >= AtStart) await Task.Delay(Rhythm, clock, stoppingToken);
            try
            {
                await VisitAsync(client, number, stoppingToken);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !stoppingToken.IsCancellationRequested))
            {
                // The door was busy. This person goes away; another comes.
            }
        }
    }

    // Earlier links draw more; every ninth is a program; every fourth person reads to the end.
    private async Task VisitAsync(HttpClient client, int number, CancellationToken cancellation)
    {
        var codes = house.Everybody.LinkCodes;
        var isProgram = number % 9 == 8;
        using var arrival = Request(HttpMethod.Get, $"c/{codes[number * number % 31 % codes.Count]}", isProgram);
        using var answer = await client.SendAsync(arrival, cancellation);
        if (isProgram || number % 4 != 0 || answer.Headers.Location?.ToString() is not { } page || !page.StartsWith("/guidance/", StringComparison.Ordinal)) return;
        using var end = Request(HttpMethod.Post, $"{page[1..]}/read", isProgram);
        end.Content = new FormUrlEncodedContent([]);
        using var read = await client.SendAsync(end, cancellation);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, bool isProgram)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("User-Agent", isProgram ? "ExamplePreviewBot/1.0" : "Mozilla/5.0 (example)");
        return request;
    }
}
