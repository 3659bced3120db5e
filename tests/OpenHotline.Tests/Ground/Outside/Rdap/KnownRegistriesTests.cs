using System.Net;
using System.Text;
using System.Text.Json;
using OpenHotline.Ground.Outside.Rdap;

namespace OpenHotline.Tests.Ground.Outside.Rdap;

public sealed class KnownRegistriesTests : IAsyncDisposable
{
    private readonly RegistryLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Theory]
    [InlineData("1.0.0.1", "https://rdap.apnic.net/")]
    [InlineData("193.0.0.1", "https://rdap.db.ripe.net/")]
    [InlineData("8.8.8.8", "https://rdap.arin.net/registry/")]
    [InlineData("200.3.14.1", "https://rdap.lacnic.net/rdap/")]
    [InlineData("41.1.1.1", "https://rdap.afrinic.net/rdap/")]
    [InlineData("2a02::1", "https://rdap.db.ripe.net/")]
    [InlineData("2c00::1", "https://rdap.afrinic.net/rdap/")]
    [InlineData("2001:4200::1", "https://rdap.afrinic.net/rdap/")]
    public void The_shipped_list_knows_the_five_registries(string address, string server) =>
        Assert.Equal([new Uri(server)], new KnownRegistries().Directory.Find(new RegistryQuestion.Network(IPAddress.Parse(address))));

    [Theory]
    [InlineData(1u, "arin")]
    [InlineData(3333u, "ripe")]
    [InlineData(131072u, "apnic")]
    [InlineData(327680u, "afrinic")]
    [InlineData(64512u, null)]
    public void The_shipped_list_knows_system_numbers(uint number, string? registry)
    {
        var servers = new KnownRegistries().Directory.Find(new RegistryQuestion.AutonomousSystem(number));

        Assert.Equal(registry is not null, servers.Any(server => server.Host.Contains(registry!, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_longest_match_wins_everywhere()
    {
        var known = new KnownRegistries();
        known.Replace(DirectoryList.Networks6, Read(DirectoryList.Networks6, """[[["2001:db8::/32"],["https://wide.example"]],[["2001:db8:1::/48"],["https://narrow.example/"]]]"""), default);
        known.Replace(DirectoryList.Domains, Read(DirectoryList.Domains, """[[[""],["https://root.example/"]],[["example"],["https://tld.example/"]],[["co.example"],["http://plain.example","https://second.example"]]]"""), default);

        Assert.Equal("narrow.example", Host(known, new RegistryQuestion.Network(IPAddress.Parse("2001:db8:1::1"))));
        Assert.Equal("wide.example", Host(known, new RegistryQuestion.Network(IPAddress.Parse("2001:db8:2::1"))));
        Assert.Equal("second.example", Host(known, new RegistryQuestion.Domain("www.host.CO.example.")));
        Assert.Equal("tld.example", Host(known, new RegistryQuestion.Domain("notco.example")));
        Assert.Equal("root.example", Host(known, new RegistryQuestion.Domain("host.test")));
    }

    [Fact]
    public async Task Lists_are_read_anew_and_one_that_cannot_be_read_leaves_the_older_in_use()
    {
        Serve("ipv4.json", """{"services":[[["203.0.113.0/24"],["http://rdap.example/new/"]]]}""");
        Serve("ipv6.json", "garbage");
        Serve("asn.json", """{"services":[]}""");
        Serve("object-tags.json", """{"services":[[["a@net.example"],["NEW"],["http://rdap.example/tag/"]]]}""");

        var outcome = await _lab.Refresh.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new RefreshKnownRegistries.Outcome(2, 0, 3), outcome);
        Assert.Equal("/new/", _lab.Known.Directory.Find(new RegistryQuestion.Network(IPAddress.Parse("203.0.113.9")))[0].AbsolutePath);
        Assert.NotEmpty(_lab.Known.Directory.Find(new RegistryQuestion.Network(IPAddress.Parse("2001:db8::1"))));
        Assert.Equal("/tag/", _lab.Known.Directory.Find(new RegistryQuestion.Entity("X1-NEW"))[0].AbsolutePath);
    }

    [Fact]
    public async Task A_list_that_has_not_changed_is_not_sent_again_nor_asked_for_before_it_is_stale()
    {
        Serve("ipv4.json", """{"services":[[["203.0.113.0/24"],["http://rdap.example/new/"]]]}""", "ETag: \"one\"\r\nCache-Control: max-age=3600\r\n");
        var refresh = _lab.Refresh;
        await refresh.RunAsync(TestContext.Current.CancellationToken);
        _lab.Heads.Clear();

        await refresh.RunAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(_lab.Heads, head => head.Contains("ipv4", StringComparison.Ordinal));

        _lab.Clock.Advance(TimeSpan.FromHours(2));
        _lab.Answers["/bootstrap/ipv4.json"] = RegistryLab.Status(304);
        var outcome = await refresh.RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains(_lab.Heads, head => head.Contains("If-None-Match: \"one\"", StringComparison.Ordinal));
        Assert.Equal(1, outcome.Unchanged);
    }

    [Fact]
    public async Task Old_lists_are_read_anew_by_the_next_question_and_after_a_failure_not_before_an_hour()
    {
        _lab.Settings.Registries.RefreshHours = 24;
        Serve("ipv4.json", """{"services":[[["203.0.113.0/24"],["http://rdap.example/"]]]}""");
        _lab.Answer("/ip/203.0.113.9", """{"objectClassName":"ip network"}""");

        await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Network(IPAddress.Parse("203.0.113.9")));
        var lists = _lab.Asked.Count(path => path.StartsWith("/bootstrap/", StringComparison.Ordinal));
        await _lab.AskAsync<RegistryAnswer.NoData>(new RegistryQuestion.Network(IPAddress.Parse("203.0.113.10")));
        Assert.Equal(5, lists);
        Assert.Equal(7, _lab.Asked.Count);

        _lab.Clock.Advance(TimeSpan.FromMinutes(61));
        await _lab.AskAsync<RegistryAnswer.NoData>(new RegistryQuestion.Network(IPAddress.Parse("203.0.113.11")));
        Assert.Equal(13, _lab.Asked.Count);
    }

    [Theory]
    [InlineData("ipv4.json", (int)DirectoryList.Networks4)]
    [InlineData("ipv6.json", (int)DirectoryList.Networks6)]
    [InlineData("asn.json", (int)DirectoryList.Systems)]
    [InlineData("dns.json", (int)DirectoryList.Domains)]
    [InlineData("object-tags.json", (int)DirectoryList.Tags)]
    public void The_shipped_list_agrees_with_the_published_one(string file, int number)
    {
        var path = SharedFile("rdap", "bootstrap", file);
        if (path is null) Assert.Skip($"../shared/data/rdap/bootstrap/{file} is not there.");
        var list = (DirectoryList)number;
        var json = File.ReadAllBytes(path);
        var published = IanaBootstrap.Read(list, json)!;
        using var document = JsonDocument.Parse(json);
        Assert.Equal(document.RootElement.GetProperty("services").EnumerateArray().Sum(service => service[service.GetArrayLength() - 2].GetArrayLength()), published.Count);

        var shipped = new KnownRegistries().Directory;
        Assert.All(published, entry => Assert.Contains(entry.Servers[0].Host, shipped.Find(Question(entry)).Select(server => server.Host)));
    }

    private static RegistryQuestion Question(DirectoryEntry entry) => entry switch
    {
        DirectoryEntry.Network network => new RegistryQuestion.Network(network.Prefix.BaseAddress),
        DirectoryEntry.Systems systems => new RegistryQuestion.AutonomousSystem(systems.Last),
        DirectoryEntry.Domain domain => new RegistryQuestion.Domain("host." + domain.Name),
        DirectoryEntry.Tag tag => new RegistryQuestion.Entity("X-" + tag.Name),
        _ => throw new InvalidOperationException(),
    };

    private static string? SharedFile(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "OpenHotline.slnx"))) continue;
            var path = Path.Combine([folder.FullName, "..", "shared", "data", .. parts]);
            return File.Exists(path) ? path : null;
        }

        return null;
    }

    private static IReadOnlyList<DirectoryEntry> Read(DirectoryList list, string services) => IanaBootstrap.Read(list, Encoding.UTF8.GetBytes($"{{\"services\":{services}}}"))!;

    private static string Host(KnownRegistries known, RegistryQuestion question) => known.Directory.Find(question)[0].Host;

    private void Serve(string file, string json, string headers = "") => _lab.Answers["/bootstrap/" + file] = RegistryLab.Status(200, json, headers);
}
