using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Visits;
using OpenHotline.Testing;
using OpenHotline.Web.Public;

namespace OpenHotline.Web.Tests.Public;

/// <summary>Privacy: two people at two addresses walk the same way, and what each of them leaves in the whole database is equal, but for sums.</summary>
/// <remarks>Not only their words are looked for: a hash of an address would be another row or another value, and be found too.</remarks>
public sealed class EqualRowsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_two_visitors_leave_in_every_table_is_equal()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var campaign = await door.House.InScopeAsync(services => RunningCampaign.StartAsync(services));
        (HttpMethod Method, string Path)[] way =
        [
            (HttpMethod.Get, $"/c/{campaign.Code}"), (HttpMethod.Get, "/"), (HttpMethod.Get, "/report"), (HttpMethod.Post, "/report/address"), (HttpMethod.Post, "/report/send"), (HttpMethod.Get, "/receipt"), (HttpMethod.Post, "/receipt"),
            (HttpMethod.Get, "/my-picture"), (HttpMethod.Post, "/my-picture"), (HttpMethod.Post, "/my-picture/age"), (HttpMethod.Post, "/my-picture/send"), (HttpMethod.Get, "/my-picture/status"), (HttpMethod.Post, "/my-picture/status"),
            (HttpMethod.Post, "/my-picture/take-back"), (HttpMethod.Post, "/my-picture/helpline"), (HttpMethod.Get, "/guidance/not-your-fault"), (HttpMethod.Post, "/guidance/not-your-fault/read"), (HttpMethod.Get, "/statistics"), (HttpMethod.Get, "/nothing-here"),
        ];
        var before = await RowsAsync(door);
        var traces = new List<IReadOnlyList<string>>();
        foreach (var (address, agent) in ((IPAddress, string)[])[(IPAddress.Parse("127.0.0.1"), "Mozilla/5.0 Alpha"), (IPAddress.Parse("127.0.0.2"), "Mozilla/5.0 Bravo")])
        {
            using var visitor = From(address, door.Http.BaseAddress!);
            visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
            foreach (var (method, path) in way)
            {
                using var request = new HttpRequestMessage(method, path);
                if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([KeyValuePair.Create("age", "from11to13"), KeyValuePair.Create("code", "0000-0000-0000-0001"), KeyValuePair.Create("pin", "481502"), KeyValuePair.Create("address", "http://page.example/")]);
                using var answer = await visitor.SendAsync(request, Stop);
                Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            }

            await door.Services.GetRequiredService<VisitTally>().KeepAsync(Stop);
            var after = await RowsAsync(door);
            traces.Add([.. after.Except(before, StringComparer.Ordinal).Select(WithoutSums).Order(StringComparer.Ordinal)]);
            before = after;
        }

        Assert.Equal(2, traces[0].Count);
        Assert.Equal(traces[0], traces[1]);
    }

    private static HttpClient From(IPAddress address, Uri door) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = door };

    // A sum that grows is not a trace of anybody.
    private static string WithoutSums(string row) => row.StartsWith("visit_counts|", StringComparison.Ordinal) ? string.Join('|', row.Split('|').Where(part => !part.StartsWith("people=", StringComparison.Ordinal) && !part.StartsWith("machines=", StringComparison.Ordinal))) : row;

    private static async Task<HashSet<string>> RowsAsync(OpenDoor door)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in await ReadAsync(door, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.GetString(0)))
            rows.UnionWith(await ReadAsync(door, $"SELECT * FROM \"{table}\"", row => table + "|" + string.Join('|', Enumerable.Range(0, row.FieldCount).Select(at => $"{row.GetName(at)}={Text(row.GetValue(at))}"))));
        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static Task<List<T>> ReadAsync<T>(OpenDoor door, string sql, Func<System.Data.Common.DbDataReader, T> read) =>
        door.House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().ListAsync(sql, read, Stop));
}
