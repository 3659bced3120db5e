using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary><c>kill -9</c> at random moments under load.</summary>
public sealed class KillTests
{
    private const int Connections = 8;

    [Fact]
    public Task Every_acknowledged_report_is_there_after_many_kills() => KillAndCountAsync(kills: 12, TestDatabase.Sqlite);

    [Fact]
    public Task Every_acknowledged_report_is_there_after_kills_on_postgres()
    {
        Assert.SkipUnless(PostgresServer.WhyNot is null, PostgresServer.WhyNot ?? "");
        return KillAndCountAsync(kills: 4, TestDatabase.Postgres);
    }

    [Fact(Explicit = true)]
    public Task Every_acknowledged_report_is_there_after_fifty_kills() => KillAndCountAsync(kills: 50, TestDatabase.Sqlite);

    private static async Task KillAndCountAsync(int kills, TestDatabase database)
    {
        await using var postgres = database == TestDatabase.Postgres ? await FreshDatabase.CreateAsync(database) : null;
        using var folder = await PreparedFolder.MakeAsync(postgres?.Address);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", folder.ApiKey);
        var acknowledged = new ConcurrentBag<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            using var program = await ServedProgram.StartAsync("serve", folder.Data, http, folder.Flags);
            using var end = new CancellationTokenSource();
            var members = new Uri(program.Door("members"), "v1/reports");
            var load = Enumerable.Range(0, Connections).Select(connection => ReportAsync(http, members, $"{kill}-{connection}", acknowledged, end.Token)).ToArray();
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(50, 900)), TimeProvider.System);
            program.Kill();
            await end.CancelAsync();
            await Task.WhenAll(load);
        }

        Assert.NotEmpty(acknowledged);
        await folder.WithHouseAsync(async house =>
        {
            await house.GetRequiredService<OpenArrivalsJob>().RunAsync(CancellationToken.None);
            await house.GetRequiredService<SequenceFactsJob>().RunAsync(CancellationToken.None);
            var db = house.GetRequiredService<HotlineDb>();
            var kept = await db.ListAsync("SELECT receipt_hash FROM reports", row => Convert.ToHexString(row.GetFieldValue<byte[]>(0)), CancellationToken.None);
            Assert.Empty(acknowledged.Except(kept, StringComparer.Ordinal));
            // Nothing is doubled: a report is at most what one request sent, answered or not.
            Assert.Equal(kept.Count, kept.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(0L, (await db.ListAsync("SELECT count(*) FROM arrivals", row => row.GetInt64(0), CancellationToken.None))[0]);
            return true;
        });
    }

    private static async Task ReportAsync(HttpClient http, Uri members, string name, ConcurrentBag<string> acknowledged, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await http.PostAsJsonAsync(members, new { addresses = new[] { $"https://site{i % 50}.example/{name}/{i}" } }, end);
                if (!answer.IsSuccessStatusCode) continue;
                using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(end));
                var receipt = body.RootElement.GetProperty("reports")[0].GetProperty("receipt").GetString()!;
                acknowledged.Add(Convert.ToHexString(Intake.Receipts.ReceiptCode.Read(receipt)!.Hash));
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                // Killed in the middle: not acknowledged, so nothing is promised.
            }
        }
    }
}
