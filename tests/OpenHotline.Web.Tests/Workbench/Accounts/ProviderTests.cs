using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Web.Workbench.Accounts;

namespace OpenHotline.Web.Tests.Workbench.Accounts;

/// <summary>OpenID Connect against a real provider on loopback: invited accounts only, and never one factor alone.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Somebody_invited_joins_by_the_provider_and_signs_in_by_it()
    {
        await using var scene = await Scene.OpenAsync();
        using var browser = await scene.JoinedAsync();
        using var later = scene.Workbench.Browser();
        await scene.GoThroughAsync(later, "/sign-in/provider");
        Assert.Equal("/", later.Location);
        await later.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, later.Status);
        Assert.Equal([SignInWay.Provider, SignInWay.Provider], await scene.WaysAsync());
        Assert.Equal(2, scene.Provider.TokensGiven);
        var kept = await scene.Workbench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().Set<IdentityUserLogin<Guid>>().SingleAsync());
        Assert.DoesNotContain(scene.Provider.Subject, kept.ProviderKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_creates_nobody()
    {
        await using var scene = await Scene.OpenAsync();
        (await scene.JoinedAsync()).Dispose();
        scene.Provider.Subject = "somebody else";
        using var browser = scene.Workbench.Browser();
        var page = await scene.GoThroughAsync(browser, "/sign-in/provider");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("Nobody here has this account", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync("/");
        Assert.Equal("/sign-in", browser.Location);
    }

    [Fact]
    public async Task Where_the_provider_vouches_for_no_second_factor_the_house_asks_for_its_own()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Provider.Methods = ["pwd"];
        using var joining = scene.Workbench.Browser();
        await scene.GoThroughAsync(joining, await scene.ChooseProviderAsync(joining));
        Assert.Equal("/join/code", joining.Location);
        var page = await joining.FollowAsync();
        var secret = SignInTests.FromTyped(page.QuerySelector("details code")!.TextContent);
        await joining.SubmitAsync(page, "/join/code", ("code", scene.CodeNow(secret)));
        Assert.Equal(HttpStatusCode.OK, joining.Status);

        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        using var later = scene.Workbench.Browser();
        await scene.GoThroughAsync(later, "/sign-in/provider");
        Assert.Equal("/sign-in/code", later.Location);
        var codePage = await later.FollowAsync();
        await later.OpenAsync("/");
        Assert.Equal("/sign-in", later.Location);
        await later.SubmitAsync(codePage, "/sign-in/code", ("code", scene.CodeNow(secret)));
        Assert.Equal("/", later.Location);
        Assert.Equal([SignInWay.ProviderAndCode, SignInWay.ProviderAndCode], await scene.WaysAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_another_signed_or_that_answers_another_question_is_refused(bool isSignedByAnother)
    {
        await using var scene = await Scene.OpenAsync();
        (await scene.JoinedAsync()).Dispose();
        (scene.Provider.SignsWithAnotherKey, scene.Provider.ForgetsNonce) = (isSignedByAnother, !isSignedByAnother);
        using var browser = scene.Workbench.Browser();
        await scene.GoThroughAsync(browser, "/sign-in/provider");
        Assert.Equal("/sign-in/provider/failed", browser.Location);
        await browser.FollowAsync();
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Single(await scene.WaysAsync());
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_said_to_be_so()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Provider.DisposeAsync();
        using var browser = scene.Workbench.Browser();
        await browser.OpenAsync("/sign-in/provider");
        Assert.Equal("/sign-in/provider/failed", browser.Location);
        var page = await browser.FollowAsync();
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("could not be reached", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_at_the_provider_opens_one_account_here()
    {
        await using var scene = await Scene.OpenAsync();
        (await scene.JoinedAsync()).Dispose();
        using var second = scene.Workbench.Browser();
        var page = await scene.GoThroughAsync(second, await scene.ChooseProviderAsync(second, "second@staff.example"));
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("Somebody else here already signs in with this account", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switched_off_account_is_not_opened_by_the_provider()
    {
        await using var scene = await Scene.OpenAsync();
        (await scene.JoinedAsync()).Dispose();
        await scene.Workbench.InUnitAsync(async services => (await services.GetRequiredService<HotlineDb>().Set<Account>().SingleAsync()).DisabledAt = scene.Clock.GetUtcNow().UtcDateTime);
        using var browser = scene.Workbench.Browser();
        await scene.GoThroughAsync(browser, "/sign-in/provider");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public void Its_settings_say_what_is_missing()
    {
        static List<string?> Faults(SignInProviderSettings settings) => [.. settings.Validate(new(settings)).Select(one => one.ErrorMessage)];
        Assert.Empty(Faults(new SignInProviderSettings()));
        Assert.Contains("Authority must be a whole https address.", Faults(new SignInProviderSettings { Authority = "http://login.hotline.example", ClientId = "one" }));
        Assert.Contains("ClientId is wanted where an Authority is set.", Faults(new SignInProviderSettings { Authority = "https://login.hotline.example" }));
    }

    private sealed class Scene(OpenWorkbench workbench, SmallProvider provider, TempFolder folder) : IAsyncDisposable
    {
        public OpenWorkbench Workbench => workbench;

        public SmallProvider Provider => provider;

        public FakeTimeProvider Clock => workbench.Clock;

        public static async Task<Scene> OpenAsync()
        {
            var folder = new TempFolder();
            var secret = folder.In("secret");
            await File.WriteAllTextAsync(secret, SmallProvider.ClientSecret + "\n", TestContext.Current.CancellationToken);
            var provider = await SmallProvider.StartAsync();
            var settings = new SignInProviderSettings { Authority = provider.Issuer, ClientId = SmallProvider.ClientId, ClientSecretFile = secret, Name = "Example login" };
            var workbench = await OpenWorkbench.StartAsync(services => services.AddSingleton(settings));
            // The cookies of the way there and back run out by the house's clock, and the browser of this test goes by the real one.
            workbench.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
            return new Scene(workbench, provider, folder);
        }

        public string CodeNow(byte[] secret) => TimeCode.At(secret, Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

        /// <summary>Opens an invitation and chooses the provider; gives where that leads.</summary>
        public async Task<string> ChooseProviderAsync(StaffBrowser browser, string mail = "ada@staff.example")
        {
            var invited = await workbench.InUnitAsync(services => services.GetRequiredService<InviteAccount>().RunAsync(mail, "Ada Example", StaffRoles.Analyst, TestContext.Current.CancellationToken));
            var page = await browser.OpenAsync($"/join/{((InviteAccount.Outcome.Invited)invited).Token}");
            await browser.SubmitAsync(page, "/join", ("way", "provider"));
            Assert.Equal("/join/provider", browser.Location);
            return (await browser.FollowAsync()).QuerySelector("main a[role=button]")!.GetAttribute("href")!;
        }

        public async Task<StaffBrowser> JoinedAsync()
        {
            var browser = workbench.Browser();
            var page = await GoThroughAsync(browser, await ChooseProviderAsync(browser));
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.Equal(10, page.QuerySelectorAll(".oh-codes code").Length);
            return browser;
        }

        /// <summary>Follows the link to the provider and the way back; gives the page that answers.</summary>
        public async Task<IDocument> GoThroughAsync(StaffBrowser browser, string path)
        {
            await browser.OpenAsync(path);
            using var outside = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
            using var answer = await outside.GetAsync(new Uri(browser.Location!), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith(workbench.Address.ToString(), answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            return await browser.OpenAsync(answer.Headers.Location.PathAndQuery);
        }

        public Task<List<SignInWay>> WaysAsync() => workbench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().Set<StaffSession>().OrderBy(one => one.StartedAt).Select(one => one.Way).ToListAsync());

        public async ValueTask DisposeAsync()
        {
            await workbench.DisposeAsync();
            await provider.DisposeAsync();
            folder.Dispose();
        }
    }
}
