using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Visits;

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
    public async Task Before_a_page_is_withdrawn_it_is_said_what_leads_to_it_and_links_of_campaigns_go_on_to_all_guidance()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        await officer.SubmitAsync(await officer.OpenAsync("/campaigns"), "/campaigns", ("name", "Autumn"), ("purpose", "Young people know"), ("audience", "1"), ("language", "en"), ("firstOn", "2026-03-02"), ("lastOn", "2026-03-31"));
        var campaign = officer.Location!;
        await officer.SubmitAsync(await officer.OpenAsync(campaign), $"{campaign}/links", ("channel", "6"), ("placement", "School hall"), ("landing", "guidance/somebody-threatens"));
        const string page = "/guidance/pages/somebody-threatens/en";
        var said = (await officer.OpenAsync(page)).QuerySelector("#pointed")!.TextContent;
        Assert.Contains("Somebody has my picture", said, StringComparison.Ordinal);
        Assert.Contains("a campaign link leads to it", said, StringComparison.Ordinal);
        Assert.Null((await officer.OpenAsync("/guidance/pages/schools/en")).QuerySelector("#pointed"));

        var code = await workbench.InUnitAsync(async services => (await services.GetRequiredService<HotlineDb>().ListAsync("SELECT code FROM campaign_links", row => row.GetString(0), TestContext.Current.CancellationToken)).Single());
        Assert.Equal(CampaignLanding.GuidancePage, (await FollowAsync())!.Landing);
        await officer.SubmitAsync(await officer.OpenAsync(page), $"{page}/decision", ("decision", "3"));
        workbench.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(CampaignLanding.GuidanceList, (await FollowAsync())!.Landing);

        Task<LandingPlace?> FollowAsync() => workbench.Services.GetRequiredService<FollowLink>().RunAsync(code, false, TestContext.Current.CancellationToken).AsTask();
    }

    [Fact]
    public async Task What_is_unsafe_is_no_link_in_the_preview_either()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var preview = await officer.SubmitAsync(await officer.OpenAsync(Path), Path, [.. Fields("See <javascript:alert(1)> and ![a](https://elsewhere.example/a.png)."), ("act", "look")]);
        var sheet = preview.QuerySelector(".oh-creative")!;
        Assert.Empty(sheet.QuerySelectorAll("img"));
        Assert.All(sheet.QuerySelectorAll("a"), link => Assert.Equal("#", link.GetAttribute("href")));
        Assert.Contains("javascript:alert(1)", sheet.TextContent, StringComparison.Ordinal);
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
