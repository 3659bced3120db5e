using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Training;

namespace OpenHotline.Web.Tests.Workbench.Accounts;

public sealed class StaffPageTests
{
    [Fact]
    public async Task An_administrator_invites_somebody_who_then_opens_the_link()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Administrator);
        var page = await browser.SubmitAsync(await browser.OpenAsync("/accounts/invite"), "/accounts/invite", ("mail", "new@staff.example"), ("name", "New Person"), ("roles", "1"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        using var other = workbench.Browser();
        Assert.Contains("New Person", (await other.OpenAsync(new Uri(page.QuerySelector("main code")!.TextContent).AbsolutePath)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("invited", (await browser.OpenAsync("/accounts")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_end_training_mode_on_the_pages()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var first = await workbench.SignedInAsync(StaffRoles.Administrator, "First");
        using var second = await workbench.SignedInAsync(StaffRoles.Manager, "Second");
        foreach (var kind in Enum.GetValues<TrainingRecordKind>())
        {
            await first.SubmitAsync(await first.OpenAsync("/house"), "/house/training", ("kind", ((int)kind).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("text", "As agreed."));
            Assert.Equal("/acts", first.Location);
            var acts = await second.OpenAsync("/acts");
            var form = acts.QuerySelectorAll("form").Select(one => one.GetAttribute("action")).First(action => action!.EndsWith("/approve", StringComparison.Ordinal))!;
            await second.SubmitAsync(acts, form);
            Assert.Equal("/acts", second.Location);
        }

        Assert.True(await workbench.InUnitAsync(services => services.GetRequiredService<TrainingMode>().MaySendAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("/accounts", StaffRoles.Administrator), InlineData("/house", StaffRoles.Manager), InlineData("/acts", StaffRoles.SeniorAnalyst), InlineData("/timeline", StaffRoles.Auditor), InlineData("/account", StaffRoles.CampaignOfficer)]
    public async Task A_page_opens_for_its_role_and_not_for_somebody_without_one(string path, StaffRoles role)
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var may = await workbench.SignedInAsync(role);
        await may.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, may.Status);
        using var mayNot = await workbench.SignedInAsync(StaffRoles.None);
        await mayNot.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, mayNot.Status);
    }

    [Fact]
    public async Task How_the_workbench_looks_is_chosen_on_ones_own_account()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Auditor);
        await browser.SubmitAsync(await browser.OpenAsync("/account"), "/theme", ("theme", "dark"));
        Assert.Equal("/account", browser.Location);
        Assert.Equal("dark", (await browser.FollowAsync()).DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task The_options_of_a_passkey_name_nobody()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = workbench.Browser();
        var page = await browser.OpenAsync("/sign-in");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/passkey/options");
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var options = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("required", options.GetProperty("userVerification").GetString());
        Assert.False(options.TryGetProperty("allowCredentials", out var named) && named.GetArrayLength() > 0);
    }
}
