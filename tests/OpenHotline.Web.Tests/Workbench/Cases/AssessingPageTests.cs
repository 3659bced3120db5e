using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class AssessingPageTests
{
    [Fact]
    public void Every_question_of_the_set_can_be_posted()
    {
        var fields = typeof(OpenHotline.Web.Workbench.Assessing.AssessingForm).GetProperties().Select(property => property.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        Assert.All(QuestionSet.Shipped.Questions, question => Assert.Contains(question.Id, fields));
    }

    [Fact]
    public async Task The_facts_stand_left_and_the_address_is_broken()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/secret");
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("hxxp://a[.]example/secret", page.QuerySelector(".oh-address__text")!.TextContent);
        Assert.Contains("Look at www[.]a[.]example please", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("//a.example", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("grey, blurred, mute", page.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[data-hide-everything]"));
    }

    [Fact]
    public async Task Without_script_each_round_asks_what_follows_and_shows_the_categories()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1");
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        var path = new Uri(page.BaseUri).AbsolutePath;
        Assert.Equal(["kind"], Asked(page));
        page = await browser.SubmitAsync(page, path, ("kind", "1"), ("then", "work-out"));
        Assert.Equal(["kind", "origin", "shown", "commercial", "site", "risk"], Asked(page));
        page = await browser.SubmitAsync(page, path, CaseBench.Answers("work-out"));
        Assert.Contains("Actionable · UK Category C · INHOPE National · industry B2", page.QuerySelector("[data-derived]")!.TextContent, StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, path, CaseBench.Answers("next", ("age", "")));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("Age band of the youngest child", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("input[name=kind][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Submit_and_next_opens_the_next_case_and_submit_and_pause_a_break()
    {
        await using var bench = await CaseBench.StartAsync();
        await bench.ReportAsync("http://a.example/1", "http://b.example/2", "http://c.example/3");
        var browser = await bench.AnalystAsync();
        var first = await CaseBench.TakeNextAsync(browser);
        var path = new Uri(first.BaseUri).AbsolutePath;
        await browser.SubmitAsync(first, path, CaseBench.Answers("next"));
        var second = await browser.FollowAsync();
        Assert.StartsWith("/assessing/", new Uri(second.BaseUri).AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual(path, new Uri(second.BaseUri).AbsolutePath);
        Assert.Null(first.QuerySelector("[role=status]"));
        Assert.Contains($"{first.QuerySelector("h1")!.TextContent} is submitted", second.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        // The browser's back button and a second press: still one assessment.
        await browser.SubmitAsync(first, path, CaseBench.Answers("pause"));
        Assert.Equal("/assessing/break", browser.Location);
        await browser.SubmitAsync(second, new Uri(second.BaseUri).AbsolutePath, CaseBench.Answers("pause"));
        Assert.Contains("Take the time you need", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await bench.Bench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().Assessments.CountAsync()));
    }

    [Fact]
    public async Task Hiding_everything_gives_the_case_back_and_offers_a_break()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        await browser.SubmitAsync(page, $"/assessing/{item.Id}/hide");
        Assert.Equal("/assessing/break", browser.Location);
        var state = await bench.Bench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().QueueItems.Select(row => row.State).SingleAsync());
        Assert.Equal(QueueState.Waiting, state);
    }

    [Fact]
    public async Task A_claim_that_ended_takes_no_answers_and_says_so()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        await browser.SubmitAsync(page, $"/queue/{item.Id}/release");
        page = await browser.SubmitAsync(page, $"/assessing/{item.Id}", CaseBench.Answers("next"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("your answers were not stored", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_told_what_is_asked_and_what_follows()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(CaseBench.Answers("").Append(("__RequestVerificationToken", token)).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        using var answer = await browser.Http.PostAsync(new Uri($"/assessing/{item.Id}/derive", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var derived = await answer.Content.ReadFromJsonAsync<Web.Workbench.Assessing.DerivedAnswer>(TestContext.Current.CancellationToken);
        Assert.Equal("Actionable · UK Category C · INHOPE National · industry B2", derived!.Summary);
        Assert.Equal([1, 3, 4], derived.Asked["origin"]);
    }

    [Fact]
    public async Task Copying_the_address_is_for_its_holder_only()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var (holder, other) = (await bench.AnalystAsync(), await bench.SeniorAsync());
        var page = await CaseBench.TakeNextAsync(holder);
        Assert.Equal("http://a.example/1", await CopyAsync(holder, page, item.Id));
        await CopyAsync(other, await other.OpenAsync("/assessing/settings"), item.Id);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
    }

    [Fact]
    public async Task Viewing_settings_are_careful_at_first_and_kept()
    {
        await using var bench = await CaseBench.StartAsync();
        var browser = await bench.AnalystAsync();
        var page = await browser.OpenAsync("/assessing/settings");
        Assert.Equal(3, page.QuerySelectorAll("input[type=checkbox][checked]").Length);
        await browser.SubmitAsync(page, "/assessing/settings", ("grey", "true"));
        page = await browser.FollowAsync();
        Assert.Equal(["grey"], page.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("name")));
        Assert.Contains("Table version 1", (await browser.OpenAsync("/assessing/table")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Asked(IDocument page) => page.QuerySelectorAll("[data-asks]:not([hidden])").Select(place => place.GetAttribute("data-asks")!);

    private static async Task<string> CopyAsync(StaffBrowser browser, IDocument page, Guid id)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return (await browser.PostAsync($"/assessing/{id}/copy", [KeyValuePair.Create("__RequestVerificationToken", token)])).Body!.TextContent;
    }
}
