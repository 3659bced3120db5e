using System.Text;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside.Pages;

/// <summary>A proxy gets the address that was judged, never a name, but for onion services.</summary>
public sealed class ProxyTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private readonly Visitor _visitor = new();
    private byte[] _asked = [];

    [Fact]
    public async Task An_HTTP_proxy_is_given_the_pinned_address()
    {
        var connect = "";
        await using var proxy = new LoopbackServer(async (stream, stop) =>
        {
            connect = await LoopbackServer.ReadHeadAsync(stream, stop);
            await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), stop);
            await AnswerAsync(stream, stop);
        });
        Use(proxy, WayOutKind.HttpConnect, "user", "secret");

        var page = await FetchAsync<FetchOutcome.Fetched>();

        Assert.StartsWith("CONNECT 192.0.2.10:80 HTTP/1.1\r\nHost: 192.0.2.10:80\r\n", connect, StringComparison.Ordinal);
        Assert.Contains("Proxy-Authorization: Basic " + Convert.ToBase64String("user:secret"u8), connect, StringComparison.Ordinal);
        Assert.DoesNotContain("example", connect, StringComparison.Ordinal);
        Assert.Equal("proxy-a", page.Trail.Way);
        Assert.Empty(_visitor.Dialler.Dialled);
    }

    [Fact]
    public async Task A_SOCKS_proxy_is_given_the_pinned_address()
    {
        await using var proxy = Socks(reply: 0);
        Use(proxy, WayOutKind.Socks5);

        await FetchAsync<FetchOutcome.Fetched>();

        Assert.Equal([5, 1, 0, 1, 192, 0, 2, 10, 0, 80], _asked);
    }

    [Fact]
    public async Task A_SOCKS_proxy_may_ask_for_a_password()
    {
        await using var proxy = Socks(reply: 0, user: "user", password: "secret");
        Use(proxy, WayOutKind.Socks5, "user", "secret");

        await FetchAsync<FetchOutcome.Fetched>();
    }

    [Fact]
    public async Task An_onion_service_goes_by_name_through_SOCKS_and_is_never_resolved()
    {
        await using var proxy = Socks(reply: 0);
        Use(proxy, WayOutKind.Socks5);

        var page = Assert.IsType<FetchOutcome.Fetched>(await _visitor.FetchAsync("http://abc.onion/", request => request with { Way = "proxy-a", OnionAllowed = true }));

        Assert.Equal([5, 1, 0, 3, 9, .. "abc.onion"u8, 0, 80], _asked);
        Assert.Null(page.Address);
        Assert.Empty(_visitor.Names.Asked);
    }

    [Fact]
    public async Task What_the_guard_refuses_never_reaches_a_proxy()
    {
        await using var proxy = Socks(reply: 0);
        Use(proxy, WayOutKind.Socks5);
        _visitor.Names.With("inside.example", "10.0.0.1");

        Assert.IsType<FetchOutcome.Refused>(await _visitor.FetchAsync("http://inside.example/", request => request with { Way = "proxy-a" }));
        Assert.IsType<FetchOutcome.Refused>(await _visitor.FetchAsync("http://127.0.0.1/", request => request with { Way = "proxy-a" }));
        Assert.Equal(0, proxy.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\n\r\n", false)]
    [InlineData("HTTP/1.1 504 Timeout\r\n\r\n", false)]
    [InlineData("HTTP/1.1 407 Sign in\r\n\r\n", true)]
    [InlineData("nonsense\r\n\r\n", true)]
    [InlineData("", true)]
    public async Task A_fault_of_the_proxy_is_told_from_a_fault_of_the_page(string reply, bool isAtProxy)
    {
        await using var proxy = new LoopbackServer(async (stream, stop) =>
        {
            await LoopbackServer.ReadHeadAsync(stream, stop);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(reply), stop);
        });
        Use(proxy, WayOutKind.HttpConnect);

        Assert.Equal(isAtProxy, (await FetchAsync<FetchOutcome.ConnectFailed>()).AtProxy);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    public async Task So_is_one_of_a_SOCKS_proxy(byte reply, bool isAtProxy)
    {
        await using var proxy = Socks(reply);
        Use(proxy, WayOutKind.Socks5);

        Assert.Equal(isAtProxy, (await FetchAsync<FetchOutcome.ConnectFailed>()).AtProxy);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_says_nothing_about_the_page()
    {
        var proxy = Socks(0);
        Use(proxy, WayOutKind.Socks5);
        await proxy.DisposeAsync();

        Assert.True((await FetchAsync<FetchOutcome.ConnectFailed>()).AtProxy);
    }

    [Fact]
    public void A_way_does_not_print_its_password() =>
        Assert.DoesNotContain("secret", new WayOut { Name = "a", ProxyPassword = "secret", ProxyUser = "secret" }.ToString(), StringComparison.Ordinal);

    private void Use(LoopbackServer proxy, WayOutKind kind, string? user = null, string? password = null)
    {
        _visitor.Names.With(Visitor.Host, Visitor.Ip);
        _visitor.Settings.Ways.Add(new WaySettings { Name = "proxy-a", Kind = kind, ProxyHost = "127.0.0.1", ProxyPort = proxy.Port, ProxyUser = user, ProxyPassword = password });
    }

    private async Task<T> FetchAsync<T>()
        where T : FetchOutcome =>
        Assert.IsType<T>(await _visitor.FetchAsync(with: request => request with { Way = "proxy-a" }));

    private LoopbackServer Socks(byte reply, string? user = null, string? password = null) => new(async (stream, stop) =>
    {
        await ReadAsync(stream, 3, stop);
        await stream.WriteAsync(new byte[] { 5, (byte)(user is null ? 0 : 2) }, stop);
        if (user is not null)
        {
            byte[] expected = [1, (byte)user.Length, .. Encoding.ASCII.GetBytes(user), (byte)password!.Length, .. Encoding.ASCII.GetBytes(password)];
            var given = await ReadAsync(stream, expected.Length, stop);
            await stream.WriteAsync(new byte[] { 1, (byte)(given.SequenceEqual(expected) ? 0 : 1) }, stop);
        }

        var head = await ReadAsync(stream, 5, stop);
        var rest = await ReadAsync(stream, head[3] == 3 ? head[4] + 2 : 5, stop);
        _asked = [.. head, .. rest];
        await stream.WriteAsync(new byte[] { 5, reply, 0, 1, 0, 0, 0, 0, 0, 0 }, stop);
        if (reply == 0) await AnswerAsync(stream, stop);
    });

    private static async Task AnswerAsync(Stream stream, CancellationToken stop)
    {
        await LoopbackServer.ReadHeadAsync(stream, stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer), stop);
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count, CancellationToken stop)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }
}
