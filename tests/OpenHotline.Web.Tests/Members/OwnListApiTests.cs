using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Members;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;
using OpenHotline.Recognise.YoungPeople;
using OpenHotline.Testing;
using OpenHotline.Web.Members;

namespace OpenHotline.Web.Tests.Members;

/// <summary>The members' door gives young people's own hashes to whom two people let take them, and to nobody else.</summary>
public sealed class OwnListApiTests
{
    private const string Pin = "481502";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_member_takes_the_list_and_then_learns_what_was_taken_back(TestDatabase kind)
    {
        await using var door = await StartAsync(kind, isGranted: true);
        var code = await RequestAsync(door);
        var (status, list) = await GetAsync(door, "?limit=2");
        Assert.Equal((HttpStatusCode.OK, "self-reported-unverified", true), (status, list.GetProperty("list").GetString(), list.GetProperty("has_more").GetBoolean()));
        var (_, rest) = await GetAsync(door, $"?limit=2&after={list.GetProperty("next").GetString()}");
        var lines = list.GetProperty("lines").EnumerateArray().Concat(rest.GetProperty("lines").EnumerateArray()).ToList();
        Assert.Equal(["md5", "pdq", "sha-256"], lines.Select(line => line.GetProperty("signal").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(lines, line => Assert.Equal(("added", "self-reported"), (line.GetProperty("change").GetString(), line.GetProperty("provenance").GetString())));
        await TakeBackAsync(door, code);
        var (_, after) = await GetAsync(door, $"?after={rest.GetProperty("next").GetString()}");
        Assert.Equal(lines.Select(Id).Order(StringComparer.Ordinal), after.GetProperty("lines").EnumerateArray().Select(Id).Order(StringComparer.Ordinal));
        Assert.All(after.GetProperty("lines").EnumerateArray(), line => Assert.Equal(("removed", JsonValueKind.Null), (line.GetProperty("change").GetString(), line.GetProperty("hash").ValueKind)));
    }

    [Fact]
    public async Task Without_a_grant_or_a_key_nobody_takes_it()
    {
        await using var door = await StartAsync(TestDatabase.Sqlite, isGranted: false);
        await RequestAsync(door);
        var (status, problem) = await GetAsync(door, "");
        Assert.Equal((HttpStatusCode.Forbidden, "urn:openhotline:problem:list-not-yours"), (status, problem.GetProperty("type").GetString()));
        door.SendKey("none");
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(door, "")).Status);
    }

    [Theory]
    [InlineData("?limit=0", 400), InlineData("?limit=5001", 400), InlineData("?limit=many", 400), InlineData("?after=x", 400), InlineData("?after=00000000000000ff0000000000000000", 410)]
    public async Task What_is_not_right_is_refused_with_problem_details(string query, int status)
    {
        await using var door = await StartAsync(TestDatabase.Sqlite, isGranted: true);
        await RequestAsync(door);
        using var answer = await door.Http.GetAsync(new Uri($"/v1/lists/self-reported{query}", UriKind.Relative), Stop);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_list_is_kept_by_nobody_on_the_way()
    {
        await using var door = await StartAsync(TestDatabase.Sqlite, isGranted: true);
        using var answer = await door.Http.GetAsync(new Uri("/v1/lists/self-reported", UriKind.Relative), Stop);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static string Id(JsonElement line) => line.GetProperty("id").GetString()!;

    private static async Task<OpenDoor> StartAsync(TestDatabase kind, bool isGranted)
    {
        var door = await OpenDoor.StartAsync(MembersDoor.Build, services => services.AddSingleton(new OpenHotline.Intake.IntakeSettings { KeyMemorySeconds = 0, ReceiptAnswerMilliseconds = 1 }), kind: kind);
        var (member, key) = await door.House.InScopeAsync(async services =>
        {
            var added = Assert.IsType<AddMember.Outcome.Added>(await services.GetRequiredService<AddMember>().RunAsync("A company", ReportSource.Member, Stop)).MemberId;
            return (added, Assert.IsType<IssueMemberKey.Outcome.Issued>(await services.GetRequiredService<IssueMemberKey>().RunAsync(added, Stop)).Key);
        });
        door.SendKey(key.Reveal());
        if (isGranted) await door.House.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(async inner =>
        {
            await services.GetServices<ActOfTwo>().OfType<GrantOwnListAct>().Single().DoAsync(null!, GrantOwnListAct.PayloadFor(member), inner);
            return true;
        }, Stop));
        return door;
    }

    private static async Task<string> RequestAsync(OpenDoor door)
    {
        var receipt = ReceiptCode.New();
        var text = new OwnRequestText { Age = YoungAge.From14To15, Fingerprints = $"picture {new string('a', 64)} {new string('a', 32)} {new string('a', 64)}:90" };
        Assert.IsType<SubmitOwnRequest.Outcome.Taken>(await door.House.InScopeAsync(services => services.GetRequiredService<SubmitOwnRequest>().RunAsync(Guid.CreateVersion7(), receipt, Pin, text, Stop)));
        await door.House.TellFactsAsync();
        return receipt.Text;
    }

    private static async Task TakeBackAsync(OpenDoor door, string code)
    {
        var taking = door.House.InScopeAsync(services => services.GetRequiredService<TakeBackOwnRequest>().RunAsync(code, Pin, Stop));
        while (!taking.IsCompleted)
        {
            door.House.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, Stop);
        }

        Assert.IsType<TakeBackOwnRequest.Outcome.TakenBack>(await taking);
        await door.House.TellFactsAsync();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(OpenDoor door, string query)
    {
        using var answer = await door.Http.GetAsync(new Uri($"/v1/lists/self-reported{query}", UriKind.Relative), Stop);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }
}
