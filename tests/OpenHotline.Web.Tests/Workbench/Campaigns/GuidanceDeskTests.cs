using System.Net;
using OpenHotline.Ground.Accounts;

namespace OpenHotline.Web.Tests.Workbench.Campaigns;

/// <summary>Guidance and help services, as those who keep them meet them.</summary>
public sealed class GuidanceDeskTests
{
    private const string Path = "/guidance/pages/grandparents/en";

    [Fact]
    public async Task A_page_is_written_seen_before_reviewed_by_another_person_and_published()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        await officer.SubmitAsync(await officer.OpenAsync("/guidance"), "/guidance", ("page", "Grandparents"), ("language", "en"));
        Assert.Equal(Path, officer.Location);
        var page = await officer.FollowAsync();
        var preview = await officer.SubmitAsync(page, Path, [.. Fields("## Ask\n\nAsk **what** they like."), ("act", "look")]);
        Assert.Equal("what", preview.QuerySelector(".oh-creative strong")!.TextContent);
        await officer.SubmitAsync(page, Path, [.. Fields("## Ask\n\nAsk them."), ("act", "keep")]);
        var own = await officer.SubmitAsync(await officer.OpenAsync(Path), $"{Path}/decision", ("version", await VersionAsync(officer)), ("decision", "1"));
        Assert.Contains("you wrote it", own.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        using var manager = await workbench.SignedInAsync(StaffRoles.Manager, "Mana Example");
        await manager.SubmitAsync(await manager.OpenAsync(Path), $"{Path}/decision", ("version", await VersionAsync(officer)), ("decision", "1"));
        await officer.SubmitAsync(await officer.OpenAsync(Path), $"{Path}/decision", ("version", await VersionAsync(officer)), ("decision", "2"));
        Assert.Contains("Everybody reads our own version", (await officer.OpenAsync(Path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_with_html_comes_back_with_what_to_mend()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var refused = await officer.SubmitAsync(await officer.OpenAsync(Path), Path, [.. Fields("<script>alert(1)</script>\n\n[x](javascript:alert(1))"), ("act", "keep")]);
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("Take out the HTML", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mend the links", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_help_service_is_written_down_by_one_and_tried_by_another()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        await officer.SubmitAsync(await officer.OpenAsync("/guidance/contacts"), "/guidance/contacts", ("country", "gb"), ("name", "Example Line"), ("for", "1"), ("telephone", "+44 20 7946 0101"), ("hours", "Always"), ("languages", "English"));
        var page = await officer.OpenAsync("/guidance/contacts");
        Assert.Contains("Not shown", page.Body!.TextContent, StringComparison.Ordinal);
        var check = page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")!).Single(action => action.EndsWith("/check", StringComparison.Ordinal));
        await officer.SubmitAsync(page, check);
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        using var manager = await workbench.SignedInAsync(StaffRoles.Manager, "Mana Example");
        await manager.SubmitAsync(await manager.OpenAsync("/guidance/contacts"), check);
        Assert.DoesNotContain("Not shown", (await manager.OpenAsync("/guidance/contacts")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(string markdown) => [("audience", "1"), ("readingAge", "11"), ("title", "For grandparents"), ("summary", "What they can do."), ("markdown", markdown)];

    private static async Task<string> VersionAsync(StaffBrowser officer) =>
        (await officer.OpenAsync(Path)).QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "").First(href => href.StartsWith("/guidance/versions/", StringComparison.Ordinal)).Split('/')[^1];
}
