using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Web.Tests.Workbench.Accounts;

public sealed class SignInTests
{
    private const string Password = "four unrelated garden words";
    private const string Mail = "ada@staff.example";

    [Fact]
    public async Task The_first_administrator_joins_by_a_one_time_link_and_signs_in_with_password_and_code()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        var (browser, secret, _) = await JoinAsync(workbench);
        using (browser)
        {
            var start = await browser.OpenAsync("/");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            await browser.SubmitAsync(start, "/sign-out");
            await browser.OpenAsync("/");
            Assert.Equal("/sign-in", browser.Location);
            workbench.Clock.Advance(TimeSpan.FromMinutes(2));
            await SignInAsync(workbench, browser, secret);
            Assert.Contains("Accounts", (await browser.OpenAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_one_time_link_works_once()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        var token = await FirstTokenAsync(workbench);
        var (browser, _, _) = await JoinAsync(workbench, token);
        using (browser)
        {
            await browser.OpenAsync($"/join/{token}");
            Assert.Equal(HttpStatusCode.Gone, browser.Status);
            Assert.Null(await FirstTokenOrNullAsync(workbench));
        }
    }

    [Fact]
    public async Task A_link_older_than_a_day_is_refused()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        var token = await FirstTokenAsync(workbench);
        workbench.Clock.Advance(TimeSpan.FromHours(25));
        using var browser = workbench.Browser();
        await browser.OpenAsync($"/join/{token}");
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_the_password_alone()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        (await JoinAsync(workbench)).Browser.Dispose();
        using var browser = workbench.Browser();
        await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", Password));
        Assert.Equal("/sign-in/code", browser.Location);
        await browser.OpenAsync("/");
        Assert.Equal("/sign-in", browser.Location);
    }

    [Fact]
    public async Task The_same_code_is_not_taken_twice()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        var (first, secret, _) = await JoinAsync(workbench);
        first.Dispose();
        workbench.Clock.Advance(TimeSpan.FromMinutes(2));
        using var one = workbench.Browser();
        await SignInAsync(workbench, one, secret);
        Assert.Equal("/", one.Location);
        using var other = workbench.Browser();
        await SignInAsync(workbench, other, secret);
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        var (first, _, codes) = await JoinAsync(workbench);
        first.Dispose();
        Assert.Equal(10, codes.Count);
        foreach (var wanted in new[] { HttpStatusCode.Found, HttpStatusCode.BadRequest })
        {
            using var browser = workbench.Browser();
            await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", Password));
            await browser.SubmitAsync(await browser.FollowAsync(), "/sign-in/code", ("code", codes[3].ToUpperInvariant()));
            Assert.Equal(wanted, browser.Status);
        }
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_waits_too()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        (await JoinAsync(workbench)).Browser.Dispose();
        using var browser = workbench.Browser();
        for (var i = 0; i < 5; i++)
        {
            var page = await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", "a wrong one entirely"));
            Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
            Assert.DoesNotContain("too many", page.Body!.TextContent, StringComparison.Ordinal);
        }

        var refused = await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", Password));
        Assert.Contains("too many wrong tries", refused.Body!.TextContent, StringComparison.Ordinal);
        workbench.Clock.Advance(TimeSpan.FromMinutes(3));
        await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", Password));
        Assert.Equal("/sign-in/code", browser.Location);
    }

    [Fact]
    public async Task A_session_ends_when_nothing_was_asked_for_half_an_hour()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        workbench.Clock.Advance(TimeSpan.FromMinutes(29));
        await browser.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        workbench.Clock.Advance(TimeSpan.FromMinutes(29));
        await browser.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        workbench.Clock.Advance(TimeSpan.FromMinutes(31));
        await browser.OpenAsync("/");
        Assert.Equal("/sign-in", browser.Location);
        Assert.Contains("Your session has ended", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours_however_busy()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        for (var i = 0; i < 30; i++)
        {
            workbench.Clock.Advance(TimeSpan.FromMinutes(20));
            await browser.OpenAsync("/");
        }

        Assert.Equal("/sign-in", browser.Location);
    }

    [Fact]
    public async Task An_administrator_ends_a_session_at_once()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        await browser.OpenAsync("/");
        await workbench.InUnitAsync(services => services.GetRequiredService<EndSessions>().RunAsync(browser.AccountId, TestContext.Current.CancellationToken));
        await browser.OpenAsync("/");
        Assert.Equal("/sign-in", browser.Location);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        await browser.PostAsync("/sign-out", []);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        await browser.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    [Fact]
    public async Task The_authenticators_secret_does_not_lie_open_in_the_database()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        var (browser, secret, _) = await JoinAsync(workbench);
        browser.Dispose();
        var kept = await workbench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().Set<Account>().Select(one => one.SealedCodeSecret).SingleAsync());
        Assert.NotNull(kept);
        Assert.Equal(-1, kept.AsSpan().IndexOf(secret));
    }

    [Fact]
    public async Task A_recovery_code_and_the_mailbox_together_let_somebody_back_in()
    {
        var post = new PostRecorder();
        await using var workbench = await OpenWorkbench.StartAsync(services => services.AddSingleton<IPost>(post).AddSingleton(new OutsideSettings { Post = new PostSettings { Host = "relay.example", FromMailbox = "notices@hotline.example" } }));
        var (first, _, codes) = await JoinAsync(workbench);
        using (first)
        {
            using var browser = workbench.Browser();
            var wrong = await browser.SubmitAsync(await browser.OpenAsync("/sign-in/recover"), "/sign-in/recover", ("mail", Mail), ("code", "aaaa-bbbb-cccc-dddd"));
            var right = await browser.SubmitAsync(await browser.OpenAsync("/sign-in/recover"), "/sign-in/recover", ("mail", Mail), ("code", codes[0]));
            Assert.Equal(wrong.QuerySelector("main")!.TextContent, right.QuerySelector("main")!.TextContent);
            var link = await post.LinkAsync();
            await first.OpenAsync("/");
            Assert.Equal(HttpStatusCode.OK, first.Status);
            const string other = "quite another row of words";
            await browser.SubmitAsync(await browser.OpenAsync(link), "/join", ("password", other), ("again", other));
            var codePage = await browser.FollowAsync();
            await browser.SubmitAsync(codePage, "/join/code", ("code", CodeNow(workbench, FromTyped(codePage.QuerySelector("details code")!.TextContent))));
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            // What was there before signs in no more.
            await first.OpenAsync("/");
            Assert.Equal("/sign-in", first.Location);
            using var old = workbench.Browser();
            await old.SubmitAsync(await old.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", Password));
            Assert.Equal(HttpStatusCode.BadRequest, old.Status);
        }
    }

    [Fact]
    public async Task Without_a_mail_relay_no_recovery_code_is_used_up()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        (await JoinAsync(workbench)).Browser.Dispose();
        using var browser = workbench.Browser();
        var page = await browser.OpenAsync("/sign-in/recover");
        Assert.Contains("Ask an administrator", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form[action='/sign-in/recover']"));
    }

    private static async Task SignInAsync(OpenWorkbench workbench, StaffBrowser browser, byte[] secret)
    {
        await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "/sign-in", ("mail", Mail), ("password", Password));
        await browser.SubmitAsync(await browser.FollowAsync(), "/sign-in/code", ("code", CodeNow(workbench, secret)));
    }

    private static async Task<(StaffBrowser Browser, byte[] Secret, IReadOnlyList<string> Codes)> JoinAsync(OpenWorkbench workbench, string? token = null)
    {
        var browser = workbench.Browser();
        var page = await browser.OpenAsync($"/join/{token ?? await FirstTokenAsync(workbench)}");
        await browser.SubmitAsync(page, "/join", ("mail", Mail), ("password", Password), ("again", Password));
        var codePage = await browser.FollowAsync();
        var secret = FromTyped(codePage.QuerySelector("details code")!.TextContent);
        var codes = await browser.SubmitAsync(codePage, "/join/code", ("code", CodeNow(workbench, secret)));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return (browser, secret, [.. codes.QuerySelectorAll(".oh-codes code").Select(one => one.TextContent)]);
    }

    private static string CodeNow(OpenWorkbench workbench, byte[] secret) => TimeCode.At(secret, workbench.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    private static async Task<string> FirstTokenAsync(OpenWorkbench workbench) => (await FirstTokenOrNullAsync(workbench))!;

    private static Task<string?> FirstTokenOrNullAsync(OpenWorkbench workbench) =>
        workbench.InUnitAsync(services => services.GetRequiredService<InviteFirstAdministrator>().RunAsync(TestContext.Current.CancellationToken));

    internal static byte[] FromTyped(string typed)
    {
        var bits = string.Concat(typed.Where(char.IsAsciiLetterOrDigit).Select(one => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(one, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, TimeCode.SecretBytes).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
