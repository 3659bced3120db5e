using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Help;
using OpenHotline.Prevent.Visits;
using OpenHotline.Testing;
using OpenHotline.Web.Public;
using OpenHotline.Web.Public.Campaigns;

namespace OpenHotline.Web.Tests.Public;

/// <summary>Privacy: nothing that is answered, stored or logged could tell two visitors apart. Two walk the same way; everything is looked at.</summary>
public sealed class NoTrackingTests
{
    // Words that only one visitor brings, in every place where a browser says something of itself.
    private static readonly string[] Marks = ["MarkOfAlpha", "MarkOfBravo"];

    [Fact]
    public async Task Two_visitors_leave_the_same_traces_and_none_of_them_is_theirs()
    {
        var log = new HeardLog();
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build, services => services.AddLogging(logging => logging.AddProvider(log)));
        var campaign = await door.House.InScopeAsync(services => RunningCampaign.StartAsync(services, landing: CampaignLanding.GuidanceList));
        var contact = await ContactAsync(door.House);
        string[] ways = [$"GET /c/{campaign.Code}", "GET /guidance", "GET /guidance/parents-talk", "POST /guidance/search", "POST /guidance/parents-talk/read", "GET /help", "GET /help/gb", $"POST /help/{contact:D}/contacted", "GET /my-picture", "GET /fr/my-picture/status"];
        var answers = new List<List<string>>();
        foreach (var mark in Marks)
        {
            var seen = new List<string>();
            foreach (var way in ways) seen.Add(await AnswerAsync(door.Http, way, mark));
            answers.Add(seen);
        }

        await door.Services.GetRequiredService<VisitTally>().KeepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(answers[0], answers[1]);
        Assert.All(answers[0], answer => Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase));
        Assert.All(await CountsAsync(door), count => Assert.Equal((2, 0), count));
        var columns = await door.House.InScopeAsync(services => Task.FromResult(services.GetRequiredService<HotlineDb>().Model.FindEntityType(typeof(VisitCount))!.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(["Day", "Machines", "People", "Subject", "What"], columns);
        Assert.All(Marks, mark =>
        {
            Assert.DoesNotContain(mark, log.Heard, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(mark, Stored(door.House.Settings.Database.FilePath!), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Machines_are_counted_apart_by_name_by_purpose_and_by_method()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var campaign = await door.House.InScopeAsync(services => RunningCampaign.StartAsync(services));
        foreach (var (method, agent, header) in ((string, string, string)[])[("GET", "ExampleBot/1.0", ""), ("GET", "", ""), ("HEAD", "Mozilla/5.0", ""), ("GET", "Mozilla/5.0", "Purpose: prefetch"), ("GET", "Mozilla/5.0", "Sec-Purpose: prefetch;prerender"), ("GET", "Mozilla/5.0", "X-Moz: prefetch")])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/c/{campaign.Code}");
            if (agent.Length > 0) request.Headers.TryAddWithoutValidation("User-Agent", agent);
            if (header.Length > 0) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
            using var answer = await door.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }

        await door.Services.GetRequiredService<VisitTally>().KeepAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(0L, 6L)], (await RowsAsync(door)).Select(row => (row.People, row.Machines)));
    }

    [Fact]
    public void Who_presses_without_end_is_counted_apart_and_nobody_else_with_them()
    {
        using var presses = new Presses(TimeProvider.System);
        Assert.All(Enumerable.Range(0, Presses.MostOfOneSenderAnHour), _ => Assert.False(presses.AreApart(From("198.51.100.7", "Mozilla/5.0"))));
        Assert.True(presses.AreApart(From("198.51.100.7", "Mozilla/5.0")));
        Assert.False(presses.AreApart(From("198.51.100.8", "Mozilla/5.0")));
        Assert.True(presses.AreApart(From("198.51.100.9", "ExampleBot/1.0")));

        static HttpContext From(string sender, string agent)
        {
            var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(sender) } };
            http.Request.Method = "POST";
            http.Request.Headers.UserAgent = agent;
            return http;
        }
    }

    [Theory]
    [InlineData("?to=https://elsewhere.example/")]
    [InlineData("/https://elsewhere.example/")]
    [InlineData("%2F..%2F..%2Felsewhere.example")]
    [InlineData("//elsewhere.example")]
    public async Task Nothing_in_the_address_changes_where_a_link_leads(string more)
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var campaign = await door.House.InScopeAsync(services => RunningCampaign.StartAsync(services));
        using var answer = await door.Http.GetAsync(new Uri($"/c/{campaign.Code}{more}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.NotFound || answer.Headers.Location?.ToString() == "/report");
    }

    [Theory]
    [InlineData(CampaignLanding.FirstPage, "/"), InlineData(CampaignLanding.ReportPage, "/report"), InlineData(CampaignLanding.StatisticsPage, "/statistics")]
    [InlineData(CampaignLanding.GuidanceList, "/guidance"), InlineData(CampaignLanding.HelpPage, "/help"), InlineData(CampaignLanding.OwnPicturePage, "/my-picture")]
    public async Task Every_page_that_a_link_may_lead_to_is_there_and_only_the_arrival_is_counted(CampaignLanding landing, string page)
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var campaign = await door.House.InScopeAsync(services => RunningCampaign.StartAsync(services, landing: landing));
        door.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0");
        using var followed = await door.Http.GetAsync(new Uri($"/c/{campaign.Code}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(page, followed.Headers.Location?.ToString());
        using var shown = await door.Http.GetAsync(followed.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var begun = await door.Http.PostAsync(new Uri("/my-picture", UriKind.Relative), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        await door.Services.GetRequiredService<VisitTally>().KeepAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(1L, 0L)], await CountsAsync(door));
    }

    private static async Task<string> AnswerAsync(HttpClient http, string way, string mark)
    {
        var (method, path) = (way.Split(' ')[0], way.Split(' ')[1]);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{path}?from={mark}");
        foreach (var name in (string[])["User-Agent", "Referer", "Accept-Language", "Cookie", "X-Forwarded-For", "If-None-Match", "Sec-CH-UA"]) request.Headers.TryAddWithoutValidation(name, name == "Cookie" ? $"id={mark}" : $"Mozilla/5.0 {mark}");
        if (method == "POST") request.Content = new FormUrlEncodedContent([KeyValuePair.Create("words", "photo")]);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{body}";
    }

    private static async Task<List<(long People, long Machines)>> CountsAsync(OpenDoor door) => [.. (await RowsAsync(door)).Select(row => (row.People, row.Machines))];

    private static Task<List<VisitCount>> RowsAsync(OpenDoor door) => door.House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<VisitCount>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));

    private static async Task<Guid> ContactAsync(TestHouse house)
    {
        var added = await house.InScopeAsync(services => services.GetRequiredService<AddHelpContact>().RunAsync(new HelpService("GB", "Example Line", HelpFor.Everybody, "+44 20 7946 0101", "Always", "English"), TestContext.Current.CancellationToken));
        var contact = Assert.IsType<AddHelpContact.Outcome.Added>(added).ContactId;
        await house.AsAsync(Guid.NewGuid(), services => services.GetRequiredService<CheckHelpContact>().RunAsync(contact, TestContext.Current.CancellationToken));
        return contact;
    }

    // The database as it lies on disk, with what its journal still holds.
    private static string Stored(string file)
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[file, file + "-wal"])
        {
            if (!File.Exists(part)) continue;
            using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    /// <summary>Everything that the door says to its log, as it is set up in a real house.</summary>
    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public string Heard => string.Join('\n', lines.Where(line => line.Length > 0));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
