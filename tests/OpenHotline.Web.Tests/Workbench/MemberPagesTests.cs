using System.Net;
using System.Text;
using AngleSharp.Dom;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Workbench.Members;

namespace OpenHotline.Web.Tests.Workbench;

/// <summary>Members with their keys, and imports by upload.</summary>
public sealed class MemberPagesTests
{
    [Fact]
    public async Task A_member_is_added_given_a_key_that_is_shown_once_and_loses_it()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Manager);
        await browser.SubmitAsync(await browser.OpenAsync("/members"), "/members", ("Name", "Example Platform"), ("Source", "3"));
        var page = await browser.FollowAsync();
        var made = await browser.SubmitAsync(page, Action(page, "/keys"));
        var key = made.QuerySelector("main code")!.TextContent.Trim();
        Assert.StartsWith("oh_", key, StringComparison.Ordinal);
        page = await browser.OpenAsync("/members");
        Assert.DoesNotContain(key, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Works", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page, Action(page, "/revoke"));
        Assert.Contains("Revoked", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_let_a_member_take_young_peoples_hashes_and_one_ends_it()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var first = await workbench.SignedInAsync(StaffRoles.Manager);
        using var second = await workbench.SignedInAsync(StaffRoles.SeniorAnalyst);
        await first.SubmitAsync(await first.OpenAsync("/members"), "/members", ("Name", "Example Platform"), ("Source", "3"));
        var page = await first.FollowAsync();
        await first.SubmitAsync(page, Action(page, "/own-list"));
        Assert.Equal("/acts", first.Location);
        Assert.Contains("Propose: may take", (await first.OpenAsync("/members")).Body!.TextContent, StringComparison.Ordinal);
        var acts = await second.OpenAsync("/acts");
        Assert.Contains("Example Platform will be able to take the list", acts.Body!.TextContent, StringComparison.Ordinal);
        await second.SubmitAsync(acts, Action(acts, "/approve"));
        page = await first.OpenAsync("/members");
        Assert.Contains("May take young people's own hashes", page.Body!.TextContent, StringComparison.Ordinal);
        await first.SubmitAsync(page, Action(page, "/own-list/end"));
        Assert.DoesNotContain("May take young people's own hashes", (await first.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_members_do_not_share_a_name()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Manager);
        var page = await browser.OpenAsync("/members");
        await browser.SubmitAsync(page, "/members", ("Name", "Example Platform"), ("Source", "3"));
        var refused = await browser.SubmitAsync(page, "/members", ("Name", "Example Platform"), ("Source", "3"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("a member of this name already", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_imported_and_what_became_of_each_line_is_handed_back()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.SeniorAnalyst);
        var page = await UploadAsync(browser, "address,note\nhttp://a.example/1,seen\nnot an address at all,\nhttp://b.example/2,\n");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("2 lines accepted, 1 refused", page.Body!.TextContent, StringComparison.Ordinal);
        var results = await browser.OpenAsync(page.QuerySelectorAll("main a").Last().GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.DoesNotContain("a.example", results.DocumentElement.OuterHtml, StringComparison.Ordinal);
        page = await UploadAsync(browser, "address,note\nhttp://a.example/1,seen\nnot an address at all,\nhttp://b.example/2,\n");
        Assert.Contains("was imported before", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one,two\n1,2\n", "The first line must name the columns")]
    [InlineData(null, "Choose a CSV file")]
    public async Task What_cannot_be_imported_is_said(string? csv, string words)
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Administrator);
        var page = await UploadAsync(browser, csv);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains(words, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_running_imports_shows_only_ones_own_and_reloads_when_it_is_asked_to()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Administrator);
        var running = (RunningImports)workbench.Services.GetService(typeof(RunningImports))!;
        using var own = running.Begin(browser.AccountId, workbench.Clock.GetUtcNow().UtcDateTime);
        using var another = running.Begin(Guid.NewGuid(), workbench.Clock.GetUtcNow().UtcDateTime);
        own.Report(new OpenHotline.Intake.Imports.ImportProgress(1200, 1190, 10, 400, 7.2));
        var page = await browser.OpenAsync("/import/running");
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal("Look again", page.QuerySelector("a[href='/import/running']")!.TextContent);
        Assert.Contains("1,200 lines, 10 of them refused, 400 a second, 8 seconds left", Assert.Single(page.QuerySelectorAll(".oh-progress")).TextContent, StringComparison.Ordinal);
        own.Dispose();
        Assert.Empty((await browser.OpenAsync("/import/running")).QuerySelectorAll(".oh-progress"));
    }

    private static string Action(IDocument page, string end) => page.QuerySelectorAll("form").Select(one => one.GetAttribute("action")!).First(action => action.EndsWith(end, StringComparison.Ordinal));

    private static async Task<IDocument> UploadAsync(StaffBrowser browser, string? csv)
    {
        var token = (await browser.OpenAsync("/import")).QuerySelector("form[data-upload] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("7"), "source" } };
        if (csv is not null) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "list.csv");
        return await browser.SendAsync("/import", form);
    }
}
