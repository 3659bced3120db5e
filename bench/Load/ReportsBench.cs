using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Load;

/// <summary><c>POST /v1/reports</c>, one new address each, on disk before the answer.</summary>
internal static class ReportsBench
{
    public static async Task RunAsync(string name, DatabaseAddress? database, long webpages, int connections, TimeSpan time, int runs)
    {
        using var folder = await PreparedFolder.MakeAsync(database);
        await folder.WithHouseAsync(async house =>
        {
            await new Seed(house.GetRequiredService<HotlineDb>(), house.GetRequiredService<Keyring>(), TimeProvider.System).RunAsync(webpages, queued: 0, CancellationToken.None);
            return true;
        });
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false });
        // The limit per member would end the run; it is a setting, and off for this one.
        using var program = await ServedProgram.StartAsync("serve", folder.Data, http, [.. folder.Flags, ("OPENHOTLINE_MembersDoor__RequestsPerMinute", "10000000")]);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", folder.ApiKey);
        var address = new Uri(program.Door("members"), "v1/reports");
        var number = 0L;
        async Task<bool> AskAsync(int connection, CancellationToken end)
        {
            var next = Interlocked.Increment(ref number);
            var body = string.Create(CultureInfo.InvariantCulture, $"{{\"addresses\":[\"https://site{next % 5000}.example/reported/{connection}/{next}\"],\"note\":\"bench\"}}");
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(address, content, end);
            await answer.Content.CopyToAsync(Stream.Null, end);
            return answer.IsSuccessStatusCode;
        }

        await Loop.RunAsync(connections, TimeSpan.FromSeconds(3), AskAsync);
        for (var run = 1; run <= runs; run++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {webpages,9:N0} webpages  run {run}  {await Loop.RunAsync(connections, time, AskAsync)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} resident after load {program.ResidentBytes / 1048576.0:F0} MB"));
    }
}
