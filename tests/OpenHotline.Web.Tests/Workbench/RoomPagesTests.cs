using System.Net;
using OpenHotline.Ground.Accounts;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Web.Tests.Workbench;

/// <summary>The pages of checks, banks, figures and campaigns, as the people who use them meet them.</summary>
public sealed class RoomPagesTests
{
    [Theory]
    [InlineData("/checks", StaffRoles.TakedownOfficer, StaffRoles.CampaignOfficer)]
    [InlineData("/banks", StaffRoles.Analyst, StaffRoles.Manager)]
    [InlineData("/figures", StaffRoles.Manager, StaffRoles.Auditor)]
    [InlineData("/campaigns", StaffRoles.CampaignOfficer, StaffRoles.Analyst)]
    [InlineData("/campaigns/channels", StaffRoles.Manager, StaffRoles.TakedownOfficer)]
    [InlineData("/guidance", StaffRoles.Manager, StaffRoles.SeniorAnalyst)]
    [InlineData("/guidance/contacts", StaffRoles.CampaignOfficer, StaffRoles.Auditor)]
    public async Task A_page_opens_for_those_whose_work_it_is_and_for_nobody_else(string path, StaffRoles may, StaffRoles mayNot)
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var right = await workbench.SignedInAsync(may);
        var page = await right.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.NotNull(page.QuerySelector("h1"));
        using var wrong = await workbench.SignedInAsync(mayNot, "Kim Example");
        await wrong.OpenAsync(path);
        Assert.NotEqual(HttpStatusCode.OK, wrong.Status);
    }

    [Fact]
    public async Task A_bank_is_set_up_filled_and_asked()
    {
        var hash = Sha256Signal.Examples[1].Signal.ToString();
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks", ("name", "Partner list"), ("purpose", "2"), ("contributor", "Example partner"));
        var bank = await browser.FollowAsync();
        Assert.Equal("Partner list", bank.QuerySelector("h1")!.TextContent);
        var filled = await browser.SubmitAsync(bank, bank.Location.PathName + "/entries", ("hashes", $"{hash},B\nnonsense"));
        Assert.Contains("1 added, 0 were there already, 1 not taken.", filled.Body!.TextContent, StringComparison.Ordinal);
        var found = await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks/look-up", ("hash", hash));
        Assert.Contains("Example partner", found.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(hash, found.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
