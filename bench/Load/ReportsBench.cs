using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using OpenHotline.Testing;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Load;

/// <summary>Reports of one new address each, on disk before the answer: by <c>POST /v1/reports</c>, and by the last step of the public form.</summary>
internal static class ReportsBench
{
    public static async Task RunAsync(Plan plan)
    {
        using var folder = await plan.PrepareAsync(queued: 0);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Connections, UseProxy = false });
        var sealKey = RandomNumberGenerator.GetBytes(32);
        using var program = await ServedProgram.StartAsync("serve", folder.Data, http, [.. folder.Flags, .. Unlimited(Convert.ToBase64String(sealKey))]);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", folder.ApiKey);
        await MeasureAsync(plan, "api", AskApi(http, new Uri(program.Door("members"), "v1/reports")));
        var seal = new FormSeal(new PublicFormSettings { SealKey = Convert.ToBase64String(sealKey) }, TimeProvider.System);
        await MeasureAsync(plan, "form", AskForm(http, new Uri(program.Door("public"), "report/send"), seal));
        plan.Print("memory", string.Create(CultureInfo.InvariantCulture, $"{program.ResidentBytes / 1048576.0:F0} MB resident after the load"));
    }

    /// <summary>The limits per sender and the puzzle would end the run; they are settings, and off for this one.</summary>
    private static (string, string)[] Unlimited(string sealKey) =>
    [
        ("OPENHOTLINE_MembersDoor__RequestsPerMinute", "10000000"), ("OPENHOTLINE_PublicForm__PuzzleBits", "0"), ("OPENHOTLINE_PublicForm__SealKey", sealKey),
        ("OPENHOTLINE_PublicForm__ReportsPerSenderAndHour", "100000"), ("OPENHOTLINE_PublicForm__ReportsPerMinute", "1000000"),
    ];

    private static async Task MeasureAsync(Plan plan, string what, Func<int, CancellationToken, Task<bool>> ask)
    {
        await Loop.RunAsync(plan.Connections, Plan.WarmUp, ask);
        var all = new List<Latencies>();
        for (var run = 1; run <= plan.Runs; run++) all.Add(await Loop.RunAsync(plan.Connections, plan.Time, ask));
        foreach (var one in all) plan.Print(what, one);
        var median = all.OrderBy(one => one.PerSecond).ElementAt(all.Count / 2);
        plan.Print(what, string.Create(CultureInfo.InvariantCulture, $"median {median.PerSecond:F0}/s, p99 {all.Select(one => one.Percentile(0.99)).Order().ElementAt(all.Count / 2):F1} ms"));
    }

    private static Func<int, CancellationToken, Task<bool>> AskApi(HttpClient http, Uri address)
    {
        var number = 0L;
        return async (connection, end) =>
        {
            var next = Interlocked.Increment(ref number);
            var body = string.Create(CultureInfo.InvariantCulture, $"{{\"addresses\":[\"https://site{next % 5000}.example/reported/{connection}/{next}\"],\"note\":\"bench\"}}");
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(address, content, end);
            await answer.Content.CopyToAsync(Stream.Null, end);
            return answer.IsSuccessStatusCode;
        };
    }

    private static Func<int, CancellationToken, Task<bool>> AskForm(HttpClient http, Uri address, FormSeal seal)
    {
        var number = 0L;
        return async (connection, end) =>
        {
            var next = Interlocked.Increment(ref number);
            var answers = seal.Begin() with { Address = string.Create(CultureInfo.InvariantCulture, $"https://site{next % 5000}.example/form/{connection}/{next}"), Note = "bench" };
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("answers", seal.Close(answers)), KeyValuePair.Create("solution", "0")]);
            using var answer = await http.PostAsync(address, content, end);
            var page = await answer.Content.ReadAsStringAsync(end);
            return answer.IsSuccessStatusCode && page.Contains("receipt", StringComparison.OrdinalIgnoreCase);
        };
    }
}
