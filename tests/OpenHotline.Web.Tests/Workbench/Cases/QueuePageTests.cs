using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Triage;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class QueuePageTests
{
    [Fact]
    public async Task The_queue_says_what_is_next_and_why_and_what_I_hold()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1", "http://a.example/1", "http://a.example/1", "http://b.example/2");
        var browser = await bench.AnalystAsync();
        var page = await browser.OpenAsync("/queue");
        Assert.Contains("Several people reported it", page.QuerySelector("[data-walk] tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("[data-count=queue]")!.TextContent);
        Assert.DoesNotContain("a.example", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await CaseBench.TakeNextAsync(browser);
        page = await browser.OpenAsync("/queue");
        Assert.Contains("What I hold", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("1", "1"), (page.QuerySelector("[data-count=queue]")!.TextContent, page.QuerySelector("[data-count=claimed]")!.TextContent));
    }

    [Fact]
    public async Task What_a_colleague_took_is_said_and_given_to_nobody_else()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var (first, second) = (await bench.AnalystAsync(), await bench.SeniorAsync());
        var page = await second.OpenAsync("/queue");
        await CaseBench.TakeNextAsync(first);
        await second.SubmitAsync(page, $"/queue/{item.Id}/claim");
        Assert.Contains("A colleague took that case", (await second.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        var other = await second.OpenAsync($"/assessing/{item.Id}");
        Assert.Contains("You do not hold this case", other.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("a[.]example", other.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await second.SubmitAsync(await second.OpenAsync("/queue"), "/queue/next");
        Assert.Contains("Nothing waits", (await second.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_kept_in_the_form()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1");
        var browser = await bench.AnalystAsync();
        var page = await browser.OpenAsync("/queue?source=2&late=true");
        Assert.Equal("2", page.QuerySelector("select[name=source] option[selected]")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("input[name=late]")!.HasAttribute("checked"));
        Assert.Contains("Nothing waits here", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/queue?source=99&reason=3&said=anything"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, $"/queue/after/100/0/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task The_live_stream_begins_with_the_counts()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1", "http://b.example/1");
        var browser = await bench.AnalystAsync();
        await using var stream = await browser.Http.GetStreamAsync(new Uri("/queue/live", UriKind.Relative), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("event: counts", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("data: {\"queue\":2,\"late\":0,\"claimed\":0,\"alarms\":0}", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_are_closed_after_a_preview_and_opened_again()
    {
        await using var bench = await CaseBench.StartAsync();
        var items = await bench.ReportAsync("http://a.example/1", "http://a.example/2", "http://b.example/1", "http://b.example/2");
        var senior = await bench.SeniorAsync();
        var path = $"/queue/bulk/site/{items[0].Id}";
        var page = await senior.OpenAsync(path);
        Assert.Contains("2 waiting cases", page.Body!.TextContent, StringComparison.Ordinal);
        await senior.SubmitAsync(page, path);
        Assert.Equal(HttpStatusCode.BadRequest, senior.Status);
        await senior.SubmitAsync(page, path, ("reason", "1"));
        page = await senior.FollowAsync();
        var undo = page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")!).Single(action => action.StartsWith("/queue/bulk/undo/", StringComparison.Ordinal));
        Assert.Equal("2", (await senior.OpenAsync("/queue")).QuerySelector("[data-count=queue]")!.TextContent);
        await senior.SubmitAsync(page, undo);
        Assert.Contains("Undone", (await senior.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4", (await senior.OpenAsync("/queue")).QuerySelector("[data-count=queue]")!.TextContent);
    }

    [Fact]
    public async Task An_alarm_runs_until_somebody_records_who_acknowledged()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1");
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        var ring = page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")!).Single(action => action.EndsWith("/at-risk", StringComparison.Ordinal));
        await browser.SubmitAsync(page, ring);
        page = await browser.FollowAsync();
        Assert.Contains("Nobody is told by mail", page.Body!.TextContent, StringComparison.Ordinal);
        var acknowledge = page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")!).Single(action => action.EndsWith("/acknowledge", StringComparison.Ordinal));
        await browser.SubmitAsync(page, acknowledge, ("reference", ""));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("A child may be at risk now", (await browser.OpenAsync("/queue")).Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page, acknowledge, ("reference", "Duty desk 4"));
        Assert.Contains("No clock runs", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_form_does_nothing_and_others_are_kept_out()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var analyst = await bench.AnalystAsync();
        foreach (var path in new[] { "/queue/next", $"/queue/{item.Id}/claim", $"/queue/{item.Id}/release", $"/assessing/{item.Id}", $"/assessing/{item.Id}/hide", $"/assessing/{item.Id}/at-risk", $"/assessing/{item.Id}/copy", $"/assessing/{item.Id}/derive", "/assessing/settings", $"/cases/{item.Id}/second-opinion/{item.Id}" })
        {
            await analyst.PostAsync(path, []);
            Assert.Equal(HttpStatusCode.BadRequest, analyst.Status);
        }

        var manager = await bench.Bench.SignedInAsync(StaffRoles.Manager);
        foreach (var path in new[] { "/queue", "/alarms", "/queue/bulk", "/opinions", $"/assessing/{item.Id}", "/queue/live" }) Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(manager, path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(manager, $"/cases/{item.WebpageId}"));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(analyst, "/queue/bulk"));
    }

    private static async Task<HttpStatusCode> StatusAsync(StaffBrowser browser, string path)
    {
        await browser.OpenAsync(path);
        return browser.Status;
    }
}
