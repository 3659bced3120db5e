using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Secrets;
using OpenHotline.Intake;
using OpenHotline.Testing;
using OpenHotline.Web;

namespace OpenHotline.Web.Tests;

/// <summary>A real door on a loopback port, in front of a house that the test moves. It runs on real time, as Kestrel does.</summary>
internal sealed class OpenDoor : IAsyncDisposable
{
    private readonly FreshDatabase database;
    private readonly WebApplication app;

    private OpenDoor(FreshDatabase database, TestHouse house, WebApplication app)
    {
        (this.database, House, this.app) = (database, house, app);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>A door that waits for a database on a busy machine, which says nothing about the door.</summary>
    public static IntakeSettings PatientIntake { get; } = new() { MaxWaitSeconds = 60, ReceiptAnswerMilliseconds = 1 };

    public TestHouse House { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="build">The door, e.g. <c>PublicDoor.Build</c>.</param>
    /// <param name="settings">Replaces settings of the door.</param>
    /// <param name="hasPublicHalfOnly">The door's machine holds only the public half of the keyring.</param>
    public static async Task<OpenDoor> StartAsync(Func<HouseParts, string, WebApplication> build, Action<IServiceCollection>? settings = null, bool hasPublicHalfOnly = false, TestDatabase kind = TestDatabase.Sqlite)
    {
        var database = await FreshDatabase.CreateAsync(kind);
        var house = await TestHouse.OpenAsync(database.Address);
        var keys = hasPublicHalfOnly ? KeyringFile.Read(house.Settings.KeyringFile).PublicHalf().Open() : house.Keys;
        var app = build(new HouseParts(house.Settings, keys, TimeProvider.System, services => { services.AddSingleton(PatientIntake); settings?.Invoke(services); }), "http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OpenDoor(database, house, app);
    }

    public async Task<IDocument> GetAsync(string path) => await ReadAsync(await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    public void SendKey(string key) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await House.DisposeAsync();
        await database.DisposeAsync();
    }
}
