using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class CorrectPagesTests
{
    [Fact]
    public async Task From_the_next_case_an_analyst_corrects_the_one_before()
    {
        await using var bench = await CaseBench.StartAsync(services => services.AddSingleton(new AssessSettings { SecondOpinionPercent = 0 }));
        await bench.ReportAsync("http://a.example/1", "http://b.example/2");
        var browser = await bench.AnalystAsync();
        var path = await SubmitOneAsync(browser);
        var next = await browser.FollowAsync();
        var link = next.QuerySelectorAll("[role=status] a").Select(one => one.GetAttribute("href")!).Single(href => href.StartsWith("/assessing/correct/", StringComparison.Ordinal));
        var form = await browser.OpenAsync(link);
        Assert.Equal("1", form.QuerySelector("input[name=kind][checked]")!.GetAttribute("value"));
        var again = await browser.SubmitAsync(form, link, ("kind", "6"), ("note", ""), ("then", "submit"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("Say why", again.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(form, link, ("kind", "6"), ("note", "a wrong key"), ("then", "submit"));
        var page = await browser.FollowAsync();
        Assert.Contains("Your assessment is replaced", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The assessment was replaced by revision 2", page.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{link}']"));
        // The next case was theirs all the time.
        await browser.OpenAsync(new Uri(next.BaseUri).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal(path.Replace("/assessing/", "/assessing/correct/", StringComparison.Ordinal), link);
    }

    [Fact]
    public async Task Somebody_elses_assessment_shows_nothing_and_takes_nothing()
    {
        await using var bench = await CaseBench.StartAsync(services => services.AddSingleton(new AssessSettings { SecondOpinionPercent = 0 }));
        var item = Assert.Single(await bench.ReportAsync("http://a.example/secret"));
        var (owner, other) = (await bench.AnalystAsync(), await bench.SeniorAsync());
        await SubmitOneAsync(owner, "pause");
        var path = $"/assessing/correct/{item.Id}";
        var form = await owner.OpenAsync(path);
        Assert.Contains("a[.]example/secret", form.Body!.TextContent, StringComparison.Ordinal);
        var kept = await other.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.DoesNotContain("a[.]example", kept.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null((await other.OpenAsync($"/cases/{item.WebpageId}")).QuerySelector($"a[href='{path}']"));
        var token = (await other.OpenAsync("/queue")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var then in new[] { "work-out", "submit" })
        {
            var answer = await other.PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("kind", "6"), KeyValuePair.Create("note", "mine"), KeyValuePair.Create("then", then)]);
            Assert.Equal(HttpStatusCode.Conflict, other.Status);
            Assert.DoesNotContain("a[.]example", answer.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.Equal(1, await bench.Bench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().Assessments.CountAsync()));
        bench.Bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.Bench.InUnitAsync(services => services.GetRequiredService<OpenDispute>().RunAsync(item.Id, null, "no", TestContext.Current.CancellationToken));
        Assert.Contains("It was disputed", (await owner.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You assessed this case. It was disputed", (await owner.OpenAsync($"/cases/{item.WebpageId}")).Body!.TextContent, StringComparison.Ordinal);
        await owner.OpenAsync($"/assessing/correct/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, owner.Status);
    }

    private static async Task<string> SubmitOneAsync(StaffBrowser browser, string then = "next")
    {
        var page = await CaseBench.TakeNextAsync(browser);
        var path = new Uri(page.BaseUri).AbsolutePath;
        await browser.SubmitAsync(page, path, CaseBench.Answers(then));
        return path;
    }
}
