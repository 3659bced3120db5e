using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Ground;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Web.Operations;

namespace OpenHotline.Web.Tests.Operations;

public sealed class OperationsTests
{
    [Fact]
    public async Task This_machine_reads_health_and_metrics_and_nothing_of_a_case()
    {
        var (live, ready, metrics) = await AskAsync(new OperationsSettings { LeastFreeMegabytes = 10 }, token: null);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (live.Status, ready.Status, metrics.Status));
        Assert.Contains("database: well", ready.Text, StringComparison.Ordinal);
        Assert.Contains("openhotline_timeline_rows 0", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_relay_that_is_down_is_told_and_does_not_take_the_machine_out_of_service()
    {
        var outside = new OutsideSettings();
        (outside.Post.Host, outside.Post.Port, outside.Post.User, outside.Post.Password) = ("127.0.0.1", 1, "relay-user", "relay-secret");
        var (_, ready, metrics) = await AskAsync(new OperationsSettings { LeastFreeMegabytes = 10 }, token: null, outside);
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Contains("mail relay: not well, does not answer\n", ready.Text, StringComparison.Ordinal);
        Assert.Contains("openhotline_mail_relay_well 0", metrics.Text, StringComparison.Ordinal);
        foreach (var never in new[] { "127.0.0.1", "relay-user", "relay-secret" }) Assert.DoesNotContain(never, ready.Text + metrics.Text, StringComparison.Ordinal);
        (_, ready, metrics) = await AskAsync(new OperationsSettings { LeastFreeMegabytes = 10 }, token: null);
        Assert.Contains("mail relay: well, not set\n", ready.Text, StringComparison.Ordinal);
        Assert.Contains("openhotline_mail_relay_well 1", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_keyring_that_is_not_this_database_s_takes_the_machine_out_of_service_and_one_that_lacks_keys_is_told()
    {
        var (_, ready, _) = await AskAsync(new OperationsSettings { LeastFreeMegabytes = 10 }, token: null, writtenUnder: _ => KeyringFile.Create(DateTime.UnixEpoch));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("keyring: not well, not the one of this database\n", ready.Text, StringComparison.Ordinal);
        (_, ready, _) = await AskAsync(new OperationsSettings { LeastFreeMegabytes = 10 }, token: null, writtenUnder: here => here.Rotated(DateTime.UnixEpoch));
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Matches("keyring: not well, [1-9] keys of this database are missing here\n", ready.Text);
        (_, ready, _) = await AskAsync(new OperationsSettings { LeastFreeMegabytes = 10 }, token: null, writtenUnder: here => here);
        Assert.Contains("keyring: well, can read\n", ready.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized), InlineData("wrong", HttpStatusCode.Unauthorized), InlineData("the right one", HttpStatusCode.OK)]
    public async Task With_a_token_in_the_settings_everybody_needs_it(string? token, HttpStatusCode wanted)
    {
        var (live, _, metrics) = await AskAsync(new OperationsSettings { Token = "the right one", LeastFreeMegabytes = 10 }, token);
        Assert.Equal((HttpStatusCode.OK, wanted), (live.Status, metrics.Status));
    }

    [Fact]
    public void A_trace_leaves_without_path_query_and_agent()
    {
        using var span = new Activity("test");
        span.SetTag("http.route", "/join/{token}").SetTag("http.request.method", "GET").SetTag("url.path", "/join/secret").SetTag("url.query", "?a=b").SetTag("user_agent.original", "somebody");
        span.DisplayName = "GET /join/secret";
        using var filter = new Traces.OnlyWhatMayLeave();
        filter.OnEnd(span);
        Assert.Equal("GET /join/{token}", span.DisplayName);
        Assert.DoesNotContain(span.TagObjects, tag => tag.Key is "url.path" or "url.query" or "user_agent.original");
    }

    private static async Task<((HttpStatusCode Status, string Text) Live, (HttpStatusCode Status, string Text) Ready, (HttpStatusCode Status, string Text) Metrics)> AskAsync(OperationsSettings limits, string? token, OutsideSettings? outside = null, Func<KeyringFile, KeyringFile>? writtenUnder = null)
    {
        using var folder = new TempFolder();
        var settings = new HouseSettings { DataFolder = folder.Path, Database = DatabaseAddress.Parse(null, folder.Path), KeyringFile = folder.In("keys", "keyring.json") };
        await StorageRoom.MigrateAsync(settings.Database, TestContext.Current.CancellationToken);
        var here = KeyringFile.Create(DateTime.UnixEpoch);
        if (writtenUnder is not null) await HouseMarks.KeepAsync(settings.Database, KeyMarks.Newer(writtenUnder(here).Open(), await HouseMarks.ReadAsync(settings.Database, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        await using var door = OperationsDoor.Build(new HouseParts(settings, here.Open(), new FakeTimeProvider(), services => services.Replace(ServiceDescriptor.Singleton(limits)).Replace(ServiceDescriptor.Singleton(outside ?? new OutsideSettings()))), "http://127.0.0.1:0");
        await door.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(door.Urls.First()) };
        if (token is not null) http.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        async Task<(HttpStatusCode, string)> GetAsync(string path)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        var all = (await GetAsync("/health/live"), await GetAsync("/health/ready"), await GetAsync("/metrics"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return all;
    }
}
