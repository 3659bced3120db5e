using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Timeline.Verifying;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary>A member that sends reports and remembers every receipt it was given: what was acknowledged, no more.</summary>
internal sealed class Sender : IDisposable
{
    private readonly ConcurrentBag<string> acknowledged = [];

    public Sender(PreparedFolder folder) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", folder.ApiKey);

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public int Acknowledged => acknowledged.Count;

    /// <summary>One request with as many addresses; gives the answer's status and text.</summary>
    public async Task<(int Status, string Text)> SendAsync(ServedProgram program, string name, int addresses = 1, CancellationToken end = default)
    {
        var request = new { addresses = Enumerable.Range(0, addresses).Select(i => $"https://site{i % 50}.example/{name}/{i}").ToArray() };
        using var answer = await Http.PostAsJsonAsync(new Uri(program.Door("members"), "v1/reports"), request, end);
        var text = await answer.Content.ReadAsStringAsync(end);
        if (!answer.IsSuccessStatusCode) return ((int)answer.StatusCode, text);
        using var body = JsonDocument.Parse(text);
        foreach (var line in body.RootElement.GetProperty("reports").EnumerateArray())
            acknowledged.Add(Convert.ToHexString(ReceiptCode.Read(line.GetProperty("receipt").GetString())!.Hash));
        return ((int)answer.StatusCode, text);
    }

    /// <summary>Sends one after the other until it is told to stop; a request that is cut was not acknowledged, so nothing is promised.</summary>
    public async Task SendUntilAsync(ServedProgram program, string name, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            try
            {
                await SendAsync(program, $"{name}/{i}", end: end);
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException or SocketException or JsonException)
            {
                // Killed in the middle. Where the other end is gone just as it is reached, the HTTP client lets the socket's own exception through.
            }
        }
    }

    /// <summary>Everything acknowledged is filed, nothing is doubled, nothing waits, and the timeline is sound.</summary>
    public Task AssertAllIsThereAsync(PreparedFolder folder) => folder.WithHouseAsync(async house =>
    {
        await house.GetRequiredService<OpenArrivalsJob>().RunAsync(CancellationToken.None);
        await house.GetRequiredService<SequenceFactsJob>().RunAsync(CancellationToken.None);
        var db = house.GetRequiredService<HotlineDb>();
        var kept = await db.ListAsync("SELECT receipt_hash FROM reports", row => Convert.ToHexString(row.GetFieldValue<byte[]>(0)), CancellationToken.None);
        Assert.Empty(acknowledged.Except(kept, StringComparer.Ordinal));
        // Nothing is doubled: a report is at most what one request sent, answered or not.
        Assert.Equal(kept.Count, kept.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(0L, (await db.ListAsync("SELECT count(*) FROM arrivals", row => row.GetInt64(0), CancellationToken.None))[0]);
        var timeline = await house.GetRequiredService<VerifyTimeline>().RunAsync(progress: null, CancellationToken.None);
        Assert.True(timeline.IsSound, string.Join("; ", timeline.Findings.Take(5)));
        Assert.True(timeline.Rows >= kept.Count);
        return true;
    });

    public void Dispose() => Http.Dispose();
}
