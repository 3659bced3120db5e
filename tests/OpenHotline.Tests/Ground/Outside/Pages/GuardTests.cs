using System.Net;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Tests.Ground.Outside.Pages;

/// <summary>Every way around the guard is tried.</summary>
public sealed class GuardTests
{
    private readonly Visitor _visitor = new();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.0.0.0x1/")]
    [InlineData("http://0177.0.0.01/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://①②⑦.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://a.localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:c000:20a]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001:0:1::]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[2001:db8::1%25lo]/")]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("http://0xa9fea9fe/")]
    [InlineData("http://0/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://100.100.100.200/")]
    [InlineData("http://172.31.255.255/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://page.example@127.0.0.1/")]
    [InlineData("http://page.example:80@127.0.0.1/")]
    public async Task An_address_that_is_not_allowed_is_refused_in_every_spelling(string address)
    {
        var outcome = await _visitor.FetchAsync<FetchOutcome.Refused>(address);

        Assert.True(outcome.Why is FetchRefusal.NotPublic or FetchRefusal.NotAHost, outcome.Why.ToString());
        Assert.Empty(_visitor.Dialler.Dialled);
        Assert.Empty(_visitor.Names.Asked);
    }

    [Theory]
    [InlineData("http://1.2.3.4.5/")]
    [InlineData("http://256.1.1.1/")]
    [InlineData("http://page.0x1g.1/")]
    [InlineData("http://a.08/")]
    [InlineData("http://4294967296/")]
    [InlineData("http://127.0.0.1\\@page.example/")]
    [InlineData("http://127.0.0.1%00.page.example/")]
    [InlineData("http://127.0.0.1%2fpage.example/")]
    [InlineData("http://page..example/")]
    [InlineData("http:///page.example/")]
    public async Task A_host_that_is_no_host_is_never_asked_of_a_name_server(string address)
    {
        var outcome = Uri.TryCreate(address, UriKind.Absolute, out _) ? await _visitor.FetchAsync(address) : null;

        Assert.True(outcome is null or FetchOutcome.Refused { Why: FetchRefusal.NotAHost }, outcome?.ToString());
        Assert.Empty(_visitor.Names.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1", AddressKind.Loopback)]
    [InlineData("10.1.2.3", AddressKind.Private)]
    [InlineData("169.254.169.254", AddressKind.LinkLocal)]
    [InlineData("::ffff:192.0.2.10", AddressKind.Tunnel)]
    [InlineData("fd00::1", AddressKind.Private)]
    public async Task A_name_that_leads_to_such_an_address_is_refused(string ip, AddressKind kind)
    {
        _visitor.Names.With(Visitor.Host, ip);

        var outcome = await _visitor.FetchAsync<FetchOutcome.Refused>();

        Assert.Equal((FetchRefusal.NotPublic, kind), (outcome.Why, outcome.Kind));
        Assert.Empty(_visitor.Dialler.Dialled);
    }

    [Fact]
    public async Task Of_a_mixed_answer_only_the_allowed_address_is_dialled()
    {
        await using var server = LoopbackServer.Page("hello");
        _visitor.Names.With(Visitor.Host, "127.0.0.1", "192.0.2.10");
        _visitor.Dialler.Map("192.0.2.10", 80, server.Port);

        await _visitor.FetchAsync<FetchOutcome.Fetched>();

        Assert.Equal([new IPEndPoint(IPAddress.Parse("192.0.2.10"), 80)], _visitor.Dialler.Dialled);
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_gains_nothing_within_a_hop()
    {
        await using var server = LoopbackServer.Page("hello");
        _visitor.Put(server).Names.With(Visitor.Host, "127.0.0.1");

        var outcome = await _visitor.FetchAsync<FetchOutcome.Fetched>();

        Assert.Equal(IPAddress.Parse(Visitor.Ip), outcome.Address);
        Assert.Single(_visitor.Dialler.Dialled);
        Assert.Single(_visitor.Names.Asked);
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_between_hops_is_judged_again()
    {
        await using var server = LoopbackServer.RedirectingTo("/b");
        _visitor.Put(server).Names.With(Visitor.Host, "127.0.0.1");

        var outcome = await _visitor.FetchAsync<FetchOutcome.Refused>();

        Assert.Equal(AddressKind.Loopback, outcome.Kind);
        Assert.Single(_visitor.Dialler.Dialled);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", FetchRefusal.NotPublic)]
    [InlineData("http://2130706433/", FetchRefusal.NotPublic)]
    [InlineData("http://0177.0.0.1/", FetchRefusal.NotPublic)]
    [InlineData("http://0x7f.1/", FetchRefusal.NotPublic)]
    [InlineData("//[::ffff:127.0.0.1]/", FetchRefusal.NotPublic)]
    [InlineData("//localhost:5432/", FetchRefusal.NotPublic)]
    [InlineData("http://192.0.2.10@10.0.0.1/", FetchRefusal.NotPublic)]
    [InlineData("http://inside.example/", FetchRefusal.NotPublic)]
    [InlineData("file:///etc/passwd", FetchRefusal.OtherScheme)]
    [InlineData("ftp://192.0.2.10/", FetchRefusal.OtherScheme)]
    [InlineData("gopher://192.0.2.10/", FetchRefusal.OtherScheme)]
    [InlineData("data:text/html,hello", FetchRefusal.OtherScheme)]
    [InlineData("javascript:alert(1)", FetchRefusal.OtherScheme)]
    [InlineData("http://192.0.2.10:25/", FetchRefusal.PortNotAllowed)]
    [InlineData("http://abc.onion/", FetchRefusal.OnionNotAllowed)]
    public async Task A_redirect_is_judged_like_the_first_address(string location, FetchRefusal why)
    {
        await using var server = LoopbackServer.RedirectingTo(location);
        _visitor.Put(server).Names.With("inside.example", "10.0.0.1");

        var outcome = await _visitor.FetchAsync<FetchOutcome.Refused>();

        Assert.Equal(why, outcome.Why);
        Assert.Single(_visitor.Dialler.Dialled);
    }

    [Fact]
    public async Task Proxy_variables_of_the_environment_are_ignored()
    {
        await using var proxy = LoopbackServer.Page("from the proxy");
        await using var server = LoopbackServer.Page("from the page");
        string[] variables = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"];
        try
        {
            foreach (var variable in variables) Environment.SetEnvironmentVariable(variable, $"http://127.0.0.1:{proxy.Port}");
            await _visitor.Put(server).FetchAsync<FetchOutcome.Fetched>();
        }
        finally
        {
            foreach (var variable in variables) Environment.SetEnvironmentVariable(variable, null);
        }

        Assert.Equal(0, proxy.Connections);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task An_onion_service_is_never_asked_of_a_name_server()
    {
        var refused = await _visitor.FetchAsync<FetchOutcome.Refused>("http://abc.onion/");
        var direct = await _visitor.FetchAsync<FetchOutcome.Refused>("http://abc.onion./", request => request with { OnionAllowed = true });

        Assert.Equal((FetchRefusal.OnionNotAllowed, FetchRefusal.OnionNeedsSocks), (refused.Why, direct.Why));
        Assert.Empty(_visitor.Names.Asked);
    }
}
