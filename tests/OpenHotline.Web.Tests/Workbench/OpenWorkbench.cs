using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench;

namespace OpenHotline.Web.Tests.Workbench;

/// <summary>The whole workbench on a loopback port, on a fresh house, under a clock that the test moves.</summary>
internal sealed class OpenWorkbench : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TempFolder folder;

    private readonly FreshDatabase? database;

    private OpenWorkbench(WebApplication app, TempFolder folder, FreshDatabase? database, FakeTimeProvider clock, HouseSettings settings) =>
        (this.app, this.folder, this.database, Clock, Settings) = (app, folder, database, clock, settings);

    public FakeTimeProvider Clock { get; }

    public HouseSettings Settings { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    /// <param name="publicAddress">The address of the public door; null where the house does not know it.</param>
    /// <param name="outside">Replaces what stands outside, and adds settings of rooms.</param>
    public static async Task<OpenWorkbench> StartAsync(Action<IServiceCollection>? outside = null, bool isSandbox = false, Uri? publicAddress = null, TestDatabase kind = TestDatabase.Sqlite)
    {
        var folder = new TempFolder();
        var database = kind == TestDatabase.Sqlite ? null : await FreshDatabase.CreateAsync(kind);
        var settings = new HouseSettings { DataFolder = folder.Path, Database = database?.Address ?? DatabaseAddress.Parse(null, folder.Path), KeyringFile = folder.In("keys", "keyring.json"), IsSandbox = isSandbox, DoorAddresses = publicAddress is null ? new Dictionary<string, Uri>() : new Dictionary<string, Uri> { ["public"] = publicAddress } };
        await StorageRoom.MigrateAsync(settings.Database, TestContext.Current.CancellationToken);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var file = KeyringFile.Create(clock.GetUtcNow().UtcDateTime);
        file.Write(settings.KeyringFile);
        var app = WorkbenchDoor.Build(new HouseParts(settings, file.Open(), clock, services => outside?.Invoke(services)), "http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OpenWorkbench(app, folder, database, clock, settings);
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public StaffBrowser Browser() => new(Address);

    /// <summary>A browser in which somebody with these roles is signed in. How signing in works has tests of its own.</summary>
    public async Task<StaffBrowser> SignedInAsync(StaffRoles roles, string displayName = "Sam Example")
    {
        var (accountId, sessionId) = await InUnitAsync(async services =>
        {
            var now = Clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var account = new Account { Id = id, DisplayName = displayName, UserName = $"{id:N}@staff.example", NormalizedUserName = $"{id:N}@STAFF.EXAMPLE", Email = $"{id:N}@staff.example", NormalizedEmail = $"{id:N}@STAFF.EXAMPLE", Roles = roles, CreatedAt = now.UtcDateTime, JoinedAt = now.UtcDateTime, SecurityStamp = "test" };
            services.GetRequiredService<HotlineDb>().Add(account);
            await services.GetRequiredService<HotlineDb>().SaveChangesAsync();
            return (id, services.GetRequiredService<Sessions>().Start(id, SignInWay.PasswordAndCode));
        });
        var browser = new StaffBrowser(Address) { AccountId = accountId };
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(StaffCookies.Session);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("session", sessionId.ToString("N"))], StaffCookies.Session)),
            new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddHours(24) }, StaffCookies.Session);
        browser.Cookies.Add(Address, new Cookie("openhotline-workbench", options.TicketDataFormat.Protect(ticket)));
        return browser;
    }

    /// <summary>Runs something in a scope of its own, inside one unit of work.</summary>
    public async Task<T> InUnitAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(_ => work(scope.ServiceProvider), TestContext.Current.CancellationToken);
    }

    /// <summary>The same on behalf of an account.</summary>
    public Task<T> AsAsync<T>(Guid accountId, Func<IServiceProvider, Task<T>> work) => InUnitAsync(services =>
    {
        services.GetRequiredService<Actor>().ActAs(accountId);
        return work(services);
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
