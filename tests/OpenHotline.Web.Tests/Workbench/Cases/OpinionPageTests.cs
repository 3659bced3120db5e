using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class OpinionPageTests
{
    [Fact]
    public async Task A_second_opinion_is_blind_and_its_difference_waits_for_a_senior()
    {
        await using var bench = await CaseBench.StartAsync(services => services.AddSingleton(new AssessSettings { SecondOpinionPercent = 100 }));
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        await AssessAsync(bench, item);
        var senior = await bench.SeniorAsync();
        var page = await senior.OpenAsync($"/cases/{item.WebpageId}");
        Assert.Contains("kept back while a blind second opinion waits", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Category C", page.Body.TextContent, StringComparison.Ordinal);
        page = await senior.OpenAsync("/opinions");
        var path = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Single(href => href.StartsWith("/opinions/", StringComparison.Ordinal));
        page = await senior.OpenAsync(path);
        Assert.Contains("hxxp://a[.]example/1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Revision 1", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[type=radio][checked]"));
        await senior.SubmitAsync(page, path, ("kind", "6"), ("then", "submit"));
        page = await senior.FollowAsync();
        Assert.Contains("You and the first analyst differ", page.Body!.TextContent, StringComparison.Ordinal);
        var change = $"/opinions/change/{item.Id}";
        page = await senior.OpenAsync(change);
        Assert.Equal("1", page.QuerySelector("input[name=kind][checked]")!.GetAttribute("value"));
        await senior.SubmitAsync(page, change, ("kind", "6"), ("note", "nothing there"), ("then", "submit"));
        Assert.Contains("Changed", (await senior.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await bench.Bench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().Assessments.CountAsync()));
    }

    [Fact]
    public async Task A_dispute_shows_what_was_said_and_is_decided_with_a_reason()
    {
        await using var bench = await CaseBench.StartAsync(services => services.AddSingleton(new AssessSettings { SecondOpinionPercent = 0 }));
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        await AssessAsync(bench, item);
        await bench.Bench.InUnitAsync(services => services.GetRequiredService<OpenDispute>().RunAsync(item.Id, Guid.NewGuid(), "See http://a.example/why", TestContext.Current.CancellationToken));
        var senior = await bench.SeniorAsync();
        var page = await senior.OpenAsync("/opinions");
        var path = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Single(href => href.StartsWith("/opinions/disputes/", StringComparison.Ordinal));
        page = await senior.OpenAsync(path);
        Assert.Contains("See hxxp://a[.]example/why", page.Body!.TextContent, StringComparison.Ordinal);
        page = await senior.SubmitAsync(page, path, ("upheld", "yes"), ("reason", ""));
        Assert.Contains("Say why", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        await senior.SubmitAsync(page, path, ("upheld", "yes"), ("reason", "It is a drawing"));
        Assert.Contains("Decided", (await senior.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        page = await senior.OpenAsync($"/cases/{item.WebpageId}");
        Assert.Contains("Upheld: the assessment was wrong", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("by Ana Lyst", page.Body.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("a[.]example", page.Body.TextContent, StringComparison.Ordinal);
    }

    private static async Task AssessAsync(CaseBench bench, QueueItem item)
    {
        var analyst = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(analyst);
        await analyst.SubmitAsync(page, $"/assessing/{item.Id}", CaseBench.Answers("pause"));
        Assert.Equal("/assessing/break", analyst.Location);
    }
}
