using System.Net;
using OpenHotline.Ground.Outside.Rdap;

namespace OpenHotline.Tests.Ground.Outside.Rdap;

public sealed class RdapRegistryTests : IAsyncDisposable
{
    private static readonly RegistryQuestion.Network Network = new(IPAddress.Parse("192.0.2.10"));
    private readonly RegistryLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Each_kind_of_question_has_its_path()
    {
        _lab.Answer("/ip/2001:db8::1", """{"objectClassName":"ip network","handle":"SIX"}""");
        _lab.Answer("/autnum/64500", """{"objectClassName":"autnum","startAutnum":64496,"endAutnum":64511}""");
        _lab.Answer("/domain/host.example", """{"objectClassName":"domain","ldhName":"HOST.example"}""");
        _lab.Answer("/entity/ABUSE%2F1-EXA", """{"objectClassName":"entity","handle":"ABUSE/1-EXA","vcardArray":["vcard",[["fn",{},"text","Desk"],["email",{},"text","abuse@host.example"]]]}""");

        Assert.Equal("SIX", (await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Network(IPAddress.Parse("2001:db8::1")))).Record.Handle);
        Assert.Equal(64511u, (await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.AutonomousSystem(64500))).Record.EndSystem);
        Assert.Equal("HOST.example", (await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Domain("host.example"))).Record.Name);
        Assert.Equal("abuse@host.example", Assert.Single((await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Entity("ABUSE/1-EXA"))).Record.Contacts).Mailbox);
        Assert.All(_lab.Heads, head => Assert.Contains("Accept: application/rdap+json", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_name_is_shortened_until_the_registry_knows_it_but_never_to_a_top_level_domain()
    {
        _lab.Answer("/domain/host.example", """{"objectClassName":"domain","ldhName":"host.example"}""");

        await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Domain("cdn.www.host.example"));
        await _lab.AskAsync<RegistryAnswer.NoData>(new RegistryQuestion.Domain("a.b.example"));

        Assert.Equal(["/domain/cdn.www.host.example", "/domain/www.host.example", "/domain/host.example", "/domain/a.b.example", "/domain/b.example"], _lab.Asked);
    }

    [Fact]
    public async Task What_nobody_is_known_for_is_not_asked()
    {
        await _lab.AskAsync<RegistryAnswer.NoRegistry>(new RegistryQuestion.Domain("host.test"));
        await _lab.AskAsync<RegistryAnswer.NoRegistry>(new RegistryQuestion.Entity("ABC-NOBODY"));
        await _lab.AskAsync<RegistryAnswer.BadQuestion>(new RegistryQuestion.Domain("host .example/../x"));

        Assert.Empty(_lab.Asked);
    }

    [Fact]
    public async Task No_data_and_bad_questions_are_told_apart()
    {
        _lab.Answers["/ip/192.0.2.10"] = RegistryLab.Status(404, """{"errorCode":404}""");
        _lab.Answers["/ip/192.0.2.11"] = RegistryLab.Status(400);
        _lab.Answers["/ip/192.0.2.12"] = RegistryLab.Status(500);
        _lab.Answer("/ip/192.0.2.13", """{"errorCode":404,"title":"not found"}""");

        await _lab.AskAsync<RegistryAnswer.NoData>(Network);
        await _lab.AskAsync<RegistryAnswer.BadQuestion>(new RegistryQuestion.Network(IPAddress.Parse("192.0.2.11")));
        Assert.Equal(RegistryFailure.ServerError, (await _lab.AskAsync<RegistryAnswer.Failed>(new RegistryQuestion.Network(IPAddress.Parse("192.0.2.12")))).Why);
        await _lab.AskAsync<RegistryAnswer.NoData>(new RegistryQuestion.Network(IPAddress.Parse("192.0.2.13")));
    }

    [Theory]
    [InlineData("Retry-After: 90\r\n", 90)]
    [InlineData("Retry-After: Sun, 22 Nov 2026 12:02:00 GMT\r\n", 120)]
    [InlineData("Retry-After: Sun, 22 Nov 2020 12:02:00 GMT\r\n", 0)]
    [InlineData("Retry-After: 999999999\r\n", 86400)]
    [InlineData("", 60)]
    public async Task A_registry_that_is_asked_too_often_says_when_to_come_back(string header, int seconds)
    {
        _lab.Answers["/ip/192.0.2.10"] = RegistryLab.Status(429, headers: header);

        var later = await _lab.AskAsync<RegistryAnswer.AskLater>(Network);

        Assert.Equal(_lab.Clock.GetUtcNow().UtcDateTime.AddSeconds(seconds), later.At);
    }

    [Fact]
    public async Task A_registry_that_wants_a_pause_is_left_alone_until_it_is_over()
    {
        _lab.Answers["/ip/192.0.2.10"] = RegistryLab.Status(429, headers: "Retry-After: 90\r\n");
        await _lab.AskAsync<RegistryAnswer.AskLater>(Network);
        _lab.Answer("/ip/192.0.2.10", """{"objectClassName":"ip network"}""");

        await _lab.AskAsync<RegistryAnswer.AskLater>(Network);
        Assert.Single(_lab.Asked);
        _lab.Clock.Advance(TimeSpan.FromSeconds(91));
        await _lab.AskAsync<RegistryAnswer.Found>(Network);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"objectClassName":"domain"}""")]
    [InlineData("""{"objectClassName":"ip network","startAddress":"198.51.100.0","endAddress":"198.51.100.255"}""")]
    public async Task An_answer_about_something_else_is_garbled(string json)
    {
        _lab.Answer("/ip/192.0.2.10", json);

        Assert.Equal(RegistryFailure.Garbled, (await _lab.AskAsync<RegistryAnswer.Failed>(Network)).Why);
    }

    [Fact]
    public async Task An_answer_nested_without_end_is_garbled()
    {
        _lab.Answer("/ip/192.0.2.10", string.Concat(Enumerable.Repeat("{\"entities\":[", 5000)));

        Assert.Equal(RegistryFailure.Garbled, (await _lab.AskAsync<RegistryAnswer.Failed>(Network)).Why);
    }

    [Fact]
    public async Task Strange_values_do_no_harm()
    {
        _lab.Answer("/ip/192.0.2.10", """{"objectClassName":"ip network","country":5,"entities":{"a":1},"remarks":[3,{"description":"abuse"}],"cidr0_cidrs":[null,{}],"arin_originas0_originautnums":["x",-1],"status":"a","redacted":[1]}""");

        Assert.Empty((await _lab.AskAsync<RegistryAnswer.Found>(Network)).Record.Contacts);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read()
    {
        _lab.Settings.Registries.MaxBytes = 2000;
        _lab.Answer("/ip/192.0.2.10", new string(' ', 5000));

        Assert.Equal(RegistryFailure.TooLarge, (await _lab.AskAsync<RegistryAnswer.Failed>(Network)).Why);
    }

    [Fact]
    public async Task Referrals_are_followed_within_bounds()
    {
        _lab.Answers["/ip/192.0.2.10"] = RegistryLab.Status(302, headers: "Location: http://other.example/there\r\n");
        _lab.Answer("/there", """{"objectClassName":"ip network"}""");
        Assert.Equal("other.example", (await _lab.AskAsync<RegistryAnswer.Found>(Network)).Record.Registry);
    }

    [Theory]
    [InlineData("http://rdap.example/ip/192.0.2.10")]
    [InlineData("http://inside.example/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_bad_referral_is_refused(string location)
    {
        _lab.Answers["/ip/192.0.2.10"] = RegistryLab.Status(307, headers: $"Location: {location}\r\n");

        Assert.Equal(RegistryFailure.BadReferral, (await _lab.AskAsync<RegistryAnswer.Failed>(Network)).Why);
    }

    [Fact]
    public async Task Nobody_there_is_unreachable()
    {
        _lab.Know(DirectoryList.Domains, "test", "http://gone.example/");

        Assert.Equal(RegistryFailure.Unreachable, (await _lab.AskAsync<RegistryAnswer.Failed>(new RegistryQuestion.Domain("host.test"))).Why);
    }

    [Fact]
    public async Task Answers_are_kept_for_a_while_and_failures_are_not()
    {
        _lab.Answers["/ip/192.0.2.10"] = RegistryLab.Status(500);
        await _lab.AskAsync<RegistryAnswer.Failed>(Network);
        _lab.Answer("/ip/192.0.2.10", """{"objectClassName":"ip network"}""");
        var first = await _lab.AskAsync<RegistryAnswer.Found>(Network);
        _lab.Clock.Advance(TimeSpan.FromHours(11));
        var second = await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Network(IPAddress.Parse("192.0.2.10")));
        Assert.Equal(2, _lab.Asked.Count);
        Assert.Equal(first.ReadAt, second.ReadAt);

        _lab.Clock.Advance(TimeSpan.FromHours(2));
        await _lab.AskAsync<RegistryAnswer.Found>(Network);
        Assert.Equal(3, _lab.Asked.Count);
    }

    [Fact]
    public async Task The_oldest_answer_goes_when_there_are_too_many()
    {
        _lab.Settings.Registries.KeepCount = 2;
        foreach (var last in new[] { 1, 2, 3, 1 })
        {
            _lab.Answer($"/ip/192.0.2.{last}", """{"objectClassName":"ip network"}""");
            await _lab.AskAsync<RegistryAnswer.Found>(new RegistryQuestion.Network(IPAddress.Parse($"192.0.2.{last}")));
        }

        Assert.Equal(4, _lab.Asked.Count);
    }

    [Fact]
    public async Task Questions_to_a_strict_registry_are_spaced_and_a_long_queue_is_told_when()
    {
        _lab.Settings.Registries.LacnicSpacingSeconds = 15;
        var turns = new RegistryTurns(_lab.Settings, _lab.Clock);
        var start = _lab.Clock.GetUtcNow().UtcDateTime;

        Assert.Null(await turns.WaitAsync("rdap.lacnic.net", CancellationToken.None));
        var second = turns.WaitAsync("rdap.lacnic.net", CancellationToken.None);
        Assert.False(second.IsCompleted);
        Assert.Equal(start.AddSeconds(30), await turns.WaitAsync("rdap.lacnic.net", CancellationToken.None));
        _lab.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await second);
    }
}
