using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;

namespace OpenHotline.Web.Tests.Workbench;

/// <summary>A field that was not sent is an answer that was not given: the page asks for it.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("/accounts/invite", "/accounts/invite", StaffRoles.Administrator, "Enter a mail address")]
    [InlineData("/members", "/members", StaffRoles.Manager, "Enter the organisation's name")]
    [InlineData("/takedown", "/takedown/hosts", StaffRoles.TakedownOfficer, "Enter what it is called")]
    [InlineData("/house", "/house/holds", StaffRoles.Manager, "Enter the id of the record")]
    [InlineData("/figures", "/figures/close", StaffRoles.Manager, "Choose a period")]
    [InlineData("/timeline", "/timeline/looks", StaffRoles.Auditor, "Enter a number of days")]
    [InlineData("/sign-in", "/sign-in", StaffRoles.Auditor, "Mail address or password is wrong")]
    public async Task A_form_without_its_fields_is_answered_with_what_is_missing(string path, string action, StaffRoles role, string words)
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(role);
        var token = (await browser.OpenAsync(path == "/sign-in" ? "/" : path)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var page = await browser.PostAsync(action, [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains(words, page.QuerySelector(".govuk-error-summary")?.TextContent ?? page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_left_without_any_role()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var other = await workbench.SignedInAsync(StaffRoles.Analyst, "Kim Example");
        using var browser = await workbench.SignedInAsync(StaffRoles.Administrator);
        var path = $"/accounts/{other.AccountId:D}";
        await browser.SubmitAsync(await browser.OpenAsync(path), path + "/roles");
        Assert.Equal(path, browser.Location);
        Assert.DoesNotContain((await browser.FollowAsync()).QuerySelectorAll("input[name=roles]"), one => one.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_host_is_told_apart_from_no_host_chosen()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.TakedownOfficer);
        await browser.SubmitAsync(await browser.OpenAsync("/takedown"), "/takedown/hosts", ("name", "Example Hosting"), ("alias", "hosting.example"), ("role", "1"), ("kind", "1"));
        var path = browser.Location!;
        var page = await browser.FollowAsync();
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var fields in new[] { Array.Empty<KeyValuePair<string, string>>(), [KeyValuePair.Create("other", "")] })
        {
            var refused = await browser.PostAsync(path + "/merge", [KeyValuePair.Create("__RequestVerificationToken", token), .. fields]);
            Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
            Assert.Contains("Choose another host", refused.Body!.TextContent, StringComparison.Ordinal);
            await browser.PostAsync(path + "/upstream", [KeyValuePair.Create("__RequestVerificationToken", token), .. fields]);
            Assert.Equal(path + "?saved", browser.Location);
        }
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_named_on_a_page()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Manager);
        var page = await browser.SubmitAsync(await browser.OpenAsync("/members"), "/members", ("Name", new string('n', 1001)), ("Source", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("Name must be", page.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("nnn", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
