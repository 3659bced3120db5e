using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class FindPagesTests
{
    private const string Path = "/cases/find";

    [Fact]
    public async Task A_number_typed_at_the_top_of_any_page_opens_its_case()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = (await bench.ReportAsync("http://a.example/1", "http://b.example/2"))[1];
        var browser = await bench.AnalystAsync();
        var number = CaseNumber.Of(item.Id).ToString();
        foreach (var (from, typed) in new[] { ("/queue", number), ("/", number.ToLowerInvariant()), ("/cases", number[2..]), ("/assessing/settings", $" {number[..4]} {number[4..]} ") })
        {
            await browser.SubmitAsync(await browser.OpenAsync(from), Path, ("number", typed));
            Assert.Equal($"/cases/{item.WebpageId}", browser.Location);
        }

        Assert.Contains(number, (await browser.FollowAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unknown_or_no_number_is_said_plainly()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync("http://a.example/1"));
        var browser = await bench.AnalystAsync();
        var page = await browser.OpenAsync("/cases");
        var other = new CaseNumber(CaseNumber.Of(item.Id).Value ^ 1);
        var said = await browser.SubmitAsync(page, Path, ("number", other.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.Contains($"No case has the number {other}", said.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(other.ToString(), said.QuerySelector("main input[name=number]")!.GetAttribute("value"));
        said = await browser.SubmitAsync(page, Path, ("number", "https://a.example/pasted/by/mistake"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("C and eight digits", said.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("pasted", said.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await browser.SubmitAsync(page, Path, ("number", new string('9', 5000)));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task A_number_that_two_cases_share_lists_both()
    {
        await using var bench = await CaseBench.StartAsync();
        var ids = new[] { Guid.Parse("019a9d3e-0000-7000-8000-0000ffffff01"), Guid.Parse("019a9d3e-1111-7000-8000-0000ffffff01") };
        await bench.Bench.InUnitAsync(services =>
        {
            foreach (var id in ids) services.GetRequiredService<HotlineDb>().Add(new QueueItem(id, id, ThingKind.Chat, isOnion: false, DateTime.UnixEpoch));
            return Task.FromResult(true);
        });
        var browser = await bench.AnalystAsync();
        var page = await browser.SubmitAsync(await browser.OpenAsync("/cases"), Path, ("number", "ffffff01"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("2 cases share the number C-FFFFFF01", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ids.Select(id => $"/cases/{id}").Order(), page.QuerySelectorAll("table a").Select(link => link.GetAttribute("href")!).Order());
    }

    [Fact]
    public async Task Only_who_may_see_cases_finds_them()
    {
        await using var bench = await CaseBench.StartAsync();
        var manager = await bench.Bench.SignedInAsync(StaffRoles.Manager);
        Assert.NotNull((await manager.OpenAsync("/")).QuerySelector($"form[action='{Path}']"));
        var campaigner = await bench.Bench.SignedInAsync(StaffRoles.CampaignOfficer);
        var page = await campaigner.OpenAsync("/");
        Assert.Null(page.QuerySelector($"form[action='{Path}']"));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await campaigner.PostAsync(Path, [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("number", "ffffff01")]);
        Assert.NotEqual(HttpStatusCode.OK, campaigner.Status);
        Assert.NotEqual(HttpStatusCode.NotFound, campaigner.Status);
        await manager.PostAsync(Path, []);
        Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
    }
}
