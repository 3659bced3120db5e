using System.Net;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Names;

namespace OpenHotline.Tests.Ground.Outside.Names;

public sealed class DnsNameServerTests : IAsyncDisposable
{
    private readonly DnsResponder _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_address_is_found_with_the_aliases_that_led_to_it()
    {
        _server.Records.Add(("www.page.example", 5, DnsResponder.Name("edge.cdn.example")));
        _server.Records.Add(("edge.cdn.example", 1, [192, 0, 2, 10]));

        var found = await AskAsync<NameAnswer.Found>("www.page.example", NameRecordKind.Address4);

        Assert.Equal((NameRecordKind.Alias, "edge.cdn.example"), (found.Records[0].Kind, found.Records[0].Value));
        Assert.Equal(IPAddress.Parse("192.0.2.10"), found.Records[1].Address);
        Assert.Equal(TimeSpan.FromSeconds(60), found.Records[1].TimeToLive);
        Assert.Null(found.Records[0].Address);
    }

    [Theory]
    [InlineData(28, NameRecordKind.Address6, "2001:db8::1")]
    [InlineData(12, NameRecordKind.Pointer, "host.example")]
    [InlineData(15, NameRecordKind.MailExchange, "mx.example")]
    [InlineData(2, NameRecordKind.NameServer, "ns.example")]
    [InlineData(16, NameRecordKind.Text, "v=spf1 -all")]
    public async Task Every_kind_of_record_is_read(ushort type, NameRecordKind kind, string value)
    {
        byte[] content = kind switch
        {
            NameRecordKind.Address6 => IPAddress.Parse(value).GetAddressBytes(),
            NameRecordKind.Text => [7, .. "v=spf1 "u8, 4, .. "-all"u8],
            NameRecordKind.MailExchange => [0, 10, .. DnsResponder.Name(value)],
            _ => DnsResponder.Name(value),
        };
        _server.Records.Add(("page.example", type, content));

        var record = Assert.Single((await AskAsync<NameAnswer.Found>("page.example", kind)).Records);

        Assert.Equal((kind, value), (record.Kind, record.Value));
        if (kind == NameRecordKind.MailExchange) Assert.Equal(10, record.Preference);
    }

    [Fact]
    public async Task A_missing_name_is_told_from_a_server_that_fails_or_is_silent()
    {
        _server.Code = 3;
        await AskAsync<NameAnswer.NoSuchName>("gone.example", NameRecordKind.Address4);
        _server.Code = 2;
        Assert.Equal(NameFailure.ServerError, (await AskAsync<NameAnswer.Failed>("page.example", NameRecordKind.Address4)).Why);
        _server.IsSilent = true;
        Assert.Equal(NameFailure.TimedOut, (await AskAsync<NameAnswer.Failed>("page.example", NameRecordKind.Address4)).Why);
    }

    [Fact]
    public async Task A_name_without_a_record_is_found_empty() =>
        Assert.Empty((await AskAsync<NameAnswer.Found>("page.example.", NameRecordKind.Address6)).Records);

    [Theory]
    [InlineData("")]
    [InlineData("a..example")]
    public async Task What_is_no_name_is_not_asked(string name)
    {
        Assert.Equal(NameFailure.NotAName, (await AskAsync<NameAnswer.Failed>(name, NameRecordKind.Address4)).Why);
        Assert.Empty(_server.Asked);
    }

    [Theory]
    [InlineData("192.0.2.10", "10.2.0.192.in-addr.arpa")]
    [InlineData("2001:db8::1", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")]
    public void An_address_has_a_reverse_name(string address, string name) => Assert.Equal(name, ReverseName.Of(IPAddress.Parse(address)));

    private async Task<T> AskAsync<T>(string name, NameRecordKind kind)
        where T : NameAnswer
    {
        var settings = new OutsideSettings();
        settings.Names.Servers.Add($"127.0.0.1:{_server.Port}");
        settings.Names.LimitSeconds = 1;
        settings.Names.Retries = 0;
        return Assert.IsType<T>(await new DnsNameServer(settings).AskAsync(name, kind, TestContext.Current.CancellationToken));
    }
}
