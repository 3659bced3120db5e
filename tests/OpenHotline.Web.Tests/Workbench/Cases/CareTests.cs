using System.Net;
using OpenHotline.Ground.Accounts;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Web.Tests.Workbench.Cases;

/// <summary>What belongs to the analyst: breaks, a number that is enough, and news that do not stand for work.</summary>
public sealed class CareTests
{
    [Fact]
    public async Task After_the_time_a_person_set_a_break_is_offered_instead_of_the_next_case()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1", "http://b.example/2", "http://c.example/3", "http://d.example/4");
        var browser = await bench.AnalystAsync();
        await browser.SubmitAsync(await browser.OpenAsync("/assessing/settings"), "/assessing/settings", ("break", "15"), ("grey", "true"));
        await SubmitNextAsync(browser);
        Assert.StartsWith("/assessing/", browser.Location, StringComparison.Ordinal);
        foreach (var minutes in new[] { 8, 8 })
        {
            bench.Bench.Clock.Advance(TimeSpan.FromMinutes(minutes));
            var page = await browser.FollowAsync();
            await browser.SubmitAsync(page, new Uri(page.BaseUri).AbsolutePath, CaseBench.Answers("next"));
        }

        Assert.Equal("/assessing/break?why=time", browser.Location);
        Assert.Contains("15 minutes without a break", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        await SubmitNextAsync(browser);
        Assert.Equal("/queue?said=submitted", browser.Location);
    }

    [Fact]
    public async Task The_number_a_person_set_for_a_day_is_told_once_and_only_to_them()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1", "http://b.example/2");
        var browser = await bench.AnalystAsync();
        await browser.SubmitAsync(await browser.OpenAsync("/assessing/settings"), "/assessing/settings", ("cases", "1"));
        await SubmitNextAsync(browser);
        Assert.Equal("/assessing/break?why=number", browser.Location);
        Assert.Contains("That was case 1 of today", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        await SubmitNextAsync(browser);
        Assert.Equal("/queue?said=submitted", browser.Location);
        Assert.Contains("assessed today: 2", (await browser.OpenAsync("/assessing/settings")).Body!.TextContent, StringComparison.Ordinal);
        var other = await bench.SeniorAsync();
        Assert.Contains("assessed today: 0", (await other.OpenAsync("/assessing/settings")).Body!.TextContent, StringComparison.Ordinal);
        bench.Bench.Clock.Advance(TimeSpan.FromMinutes(25));
        await browser.OpenAsync("/");
        bench.Bench.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("assessed today: 0", (await (await bench.AnalystAsync()).OpenAsync("/assessing/settings")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_is_asked_for_again()
    {
        await using var bench = await CaseBench.StartAsync();
        var browser = await bench.AnalystAsync();
        var page = await browser.SubmitAsync(await browser.OpenAsync("/assessing/settings"), "/assessing/settings", ("break", "soon"), ("cases", "-3"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal(2, page.QuerySelectorAll(".govuk-error-summary a").Length);
    }

    [Fact]
    public async Task A_page_that_only_follows_the_queue_does_not_keep_its_session_alive()
    {
        await using var bench = await CaseBench.StartAsync();
        var browser = await bench.AnalystAsync();
        await browser.OpenAsync("/queue");
        foreach (var _ in Enumerable.Range(0, 4))
        {
            bench.Bench.Clock.Advance(TimeSpan.FromMinutes(9));
            using var news = await browser.Http.GetAsync(new Uri("/queue/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        }

        await browser.OpenAsync("/queue");
        Assert.Equal("/sign-in", browser.Location);
    }

    [Fact]
    public async Task The_first_page_counts_what_waits()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1", "http://b.example/2");
        var browser = await bench.AnalystAsync();
        Assert.Equal("2", (await browser.OpenAsync("/")).QuerySelector("[data-count=queue]")!.TextContent);
        using var manager = await bench.Bench.SignedInAsync(StaffRoles.Manager);
        Assert.Null((await manager.OpenAsync("/")).QuerySelector("[data-count]"));
    }

    [Fact]
    public async Task A_hash_that_a_bank_knows_becomes_a_suggestion_on_the_case()
    {
        var hash = Sha256Signal.Examples[1].Signal.ToString();
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1");
        var browser = await bench.AnalystAsync();
        await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks", ("name", "Partner list"), ("purpose", "2"), ("contributor", "Example partner"));
        var bank = await browser.FollowAsync();
        await browser.SubmitAsync(bank, bank.Location.PathName + "/entries", ("hashes", $"{hash},B"));
        var page = await CaseBench.TakeNextAsync(browser);
        var path = new Uri(page.BaseUri).AbsolutePath;
        var wrong = await browser.SubmitAsync(page, path, ("kind", "1"), ("hash", "nonsense"), ("then", "look-up"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.NotNull(wrong.QuerySelector("#hash-error"));
        var found = await browser.SubmitAsync(page, path, ("kind", "1"), ("hash", hash), ("then", "look-up"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("A suggestion, never proof", found.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", found.QuerySelector("input[name=kind][checked]")!.GetAttribute("value"));
        Assert.DoesNotContain(hash, found.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_case_shows_what_a_host_will_not_see()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1?b=2&fbclid=abc");
        var page = await CaseBench.TakeNextAsync(await bench.AnalystAsync());
        Assert.Equal(["hxxp://a[.]example/1?b=2&fbclid=abc", "hxxp://a[.]example/1?b=2"], page.QuerySelectorAll(".oh-address__text").Select(one => one.TextContent));
    }

    private static async Task SubmitNextAsync(StaffBrowser browser)
    {
        var page = await CaseBench.TakeNextAsync(browser);
        await browser.SubmitAsync(page, new Uri(page.BaseUri).AbsolutePath, CaseBench.Answers("next"));
    }
}
