using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Members;
using OpenHotline.Testing;
using OpenHotline.Web.Members;

namespace OpenHotline.Web.Tests.Members;

public sealed class ReportApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task Each_address_gets_a_receipt_or_a_reason(TestDatabase kind)
    {
        await using var door = await StartAsync(kind);
        var (status, answer) = await SendAsync(door, """{"addresses":["http://a.example/","not an address","hxxps://b[.]example/x",null],"note":"n","received_at":"2026-01-02T03:04:05+01:00","reference":"r-1"}""");
        Assert.Equal(HttpStatusCode.OK, status);
        var lines = answer.GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(["accepted", "refused", "accepted", "refused"], lines.Select(line => line.GetProperty("status").GetString()));
        Assert.Equal("not-a-web-address", lines[1].GetProperty("reason").GetString());
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$", lines[0].GetProperty("receipt").GetString());
        await door.House.RunJobAsync<OpenArrivalsJob>();
        var rows = await RowsAsync(door, "SELECT received_at, source, channel FROM reports", row => (row.Time(0), row.GetInt32(1), row.GetInt32(2)));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal((new DateTime(2026, 1, 2, 2, 4, 5, DateTimeKind.Utc), (int)ReportSource.Member, (int)ReportChannel.Api), row));
    }

    [Theory, OnEveryDatabase]
    public async Task A_request_repeated_under_its_key_adds_nothing_and_gets_the_same_receipts(TestDatabase kind)
    {
        await using var door = await StartAsync(kind);
        const string body = """{"addresses":["http://a.example/","nothing","http://b.example/"]}""";
        var (_, first) = await SendAsync(door, body, "key-1");
        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(door, body, "key-1")));
        Assert.All(again, one => Assert.Equal(first.GetRawText(), one.Answer.GetRawText()));
        await door.House.RunJobAsync<OpenArrivalsJob>();
        Assert.Equal(first.GetRawText(), (await SendAsync(door, body, "key-1")).Answer.GetRawText());
        await door.House.RunJobAsync<OpenArrivalsJob>();
        Assert.Equal(2, (await RowsAsync(door, "SELECT COUNT(*) FROM reports", row => row.GetInt64(0)))[0]);
        Assert.NotEqual(first.GetRawText(), (await SendAsync(door, body, "key-2")).Answer.GetRawText());
    }

    [Theory, OnEveryDatabase]
    public async Task Duplicates_at_the_same_moment_are_one(TestDatabase kind)
    {
        await using var door = await StartAsync(kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => SendAsync(door, """{"addresses":["http://a.example/"]}""", $"key-{i % 4}")));
        Assert.Equal(4, answers.Select(answer => answer.Answer.GetRawText()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, (await RowsAsync(door, "SELECT COUNT(*) FROM arrivals", row => row.GetInt64(0)))[0]);
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused()
    {
        await using var door = await StartAsync();
        await SendAsync(door, """{"addresses":["http://a.example/"]}""", "key-1");
        var (status, problem) = await SendAsync(door, """{"addresses":["http://b.example/"]}""", "key-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("urn:openhotline:problem:idempotency-key-reused", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("{}", 400), InlineData("", 400), InlineData("[", 400), InlineData("{\"addresses\":[]}", 400), InlineData("{\"addresses\":\"http://a.example/\"}", 400)]
    [InlineData("{\"addresses\":[\"http://a.example/\"],\"unknown\":1}", 400), InlineData("{\"addresses\":[\"http://a.example/\"],\"source\":\"moon\"}", 400)]
    [InlineData("{\"addresses\":[\"http://a.example/\"],\"source\":\"police\"}", 422), InlineData("{\"addresses\":[\"http://a.example/\"],\"received_at\":\"2999-01-01T00:00:00Z\"}", 422)]
    [InlineData("{\"addresses\":[\"\\ud800\"]}", 400)]
    public async Task A_request_that_is_not_right_is_refused_with_problem_details(string body, int status)
    {
        await using var door = await StartAsync();
        using var answer = await door.Http.PostAsync(new Uri("/v1/reports", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, (await RowsAsync(door, "SELECT COUNT(*) FROM arrivals", row => row.GetInt64(0)))[0]);
    }

    [Fact]
    public async Task More_than_a_hundred_addresses_or_more_bytes_than_allowed_are_refused()
    {
        await using var door = await StartAsync();
        using var many = await door.Http.PostAsJsonAsync("/v1/reports", new { addresses = Enumerable.Repeat("http://a.example/", 101) }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        using var tooLarge = new HttpRequestMessage(HttpMethod.Post, "/v1/reports") { Content = new StringContent($"{{\"addresses\":[\"http://a.example/{new string('a', 10_000_000)}\"]}}", Encoding.UTF8, "application/json") };
        tooLarge.Headers.ExpectContinue = true;
        using var large = await door.Http.SendAsync(tooLarge, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal("application/problem+json", large.Content.Headers.ContentType!.MediaType);
        using var longOne = await door.Http.PostAsJsonAsync("/v1/reports", new { addresses = new[] { "http://a.example/" + new string('a', 1_000_000) } }, Stop);
        Assert.Contains("too-long", await longOne.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/reports", 405, "wrong-method"), InlineData("POST", "/v2/reports", 404, "nothing-here"), InlineData("GET", "/", 404, "nothing-here")]
    public async Task A_machine_that_asks_for_something_else_is_told_so_in_its_own_words(string method, string path, int status, string code)
    {
        await using var door = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await door.Http.SendAsync(request, Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"urn:openhotline:problem:{code}", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_or_too_many_addresses_are_refused_in_words()
    {
        await using var door = await StartAsync();
        foreach (var (count, words) in new[] { (0, "Send at least one address."), (101, "Send at most 100 addresses at once.") })
        {
            using var answer = await door.Http.PostAsJsonAsync("/v1/reports", new { addresses = Enumerable.Repeat("http://a.example/", count) }, Stop);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_key_or_with_a_revoked_one_nobody_comes_in()
    {
        await using var door = await StartAsync();
        var good = door.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        string[] bad = ["", "x", good[..^1] + (good[^1] == '0' ? '1' : '0'), ApiKey.New().Reveal()];
        foreach (var key in bad)
        {
            door.SendKey(key.Length == 0 ? "none" : key);
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(door, """{"addresses":["http://a.example/"]}""")).Status);
        }

        var id = (await RowsAsync(door, "SELECT id FROM member_keys", row => row.Id(0)))[0];
        Assert.Equal(RevokeMemberKey.Outcome.Revoked, await door.House.InScopeAsync(services => services.GetRequiredService<RevokeMemberKey>().RunAsync(id, Stop)));
        door.SendKey(good);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(door, """{"addresses":["http://a.example/"]}""")).Status);
    }

    [Fact]
    public async Task A_member_that_comes_too_often_is_told_when_to_come_again()
    {
        await using var door = await StartAsync(settings: new MembersDoorSettings { RequestsPerMinute = 2 });
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await SendAsync(door, """{"addresses":["http://a.example/"]}""")).Status);
        using var third = await door.Http.PostAsync(new Uri("/v1/reports", UriKind.Relative), new StringContent("""{"addresses":["http://a.example/"]}""", Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_committed_document_describes_the_door()
    {
        await using var door = await StartAsync();
        ReferenceDocument.IsUpToDate("openapi.json", await door.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Stop));
    }

    private static async Task<OpenDoor> StartAsync(TestDatabase kind = TestDatabase.Sqlite, MembersDoorSettings? settings = null)
    {
        var door = await OpenDoor.StartAsync(MembersDoor.Build, services =>
        {
            services.AddSingleton(new OpenHotline.Intake.IntakeSettings { KeyMemorySeconds = 0 });
            if (settings is not null) services.AddSingleton(settings);
        }, kind: kind);
        var key = await door.House.InScopeAsync(async services =>
        {
            var member = Assert.IsType<AddMember.Outcome.Added>(await services.GetRequiredService<AddMember>().RunAsync("A company", ReportSource.Member, Stop));
            return Assert.IsType<IssueMemberKey.Outcome.Issued>(await services.GetRequiredService<IssueMemberKey>().RunAsync(member.MemberId, Stop)).Key;
        });
        door.SendKey(key.Reveal());
        return door;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(OpenDoor door, string body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reports") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await door.Http.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    private static Task<List<T>> RowsAsync<T>(OpenDoor door, string sql, Func<System.Data.Common.DbDataReader, T> read) =>
        door.House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().ListAsync(sql, read, Stop));
}
