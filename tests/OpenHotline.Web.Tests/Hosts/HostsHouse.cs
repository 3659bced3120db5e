using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;
using OpenHotline.Notify;
using OpenHotline.Testing;
using OpenHotline.Web.Hosts;

namespace OpenHotline.Web.Tests.Hosts;

/// <summary>The hosts' door in front of a sandbox house with one host and the notices that a test adds.</summary>
internal sealed partial class HostsHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TempFolder folder;

    private HostsHouse(WebApplication app, TempFolder folder, FakeTimeProvider clock, World world)
    {
        (this.app, this.folder, Clock, Outside) = (app, folder, clock, world);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeTimeProvider Clock { get; }

    public World Outside { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public static async Task<HostsHouse> StartAsync()
    {
        var folder = new TempFolder();
        var settings = new HouseSettings { DataFolder = folder.Path, Database = DatabaseAddress.Parse(null, folder.Path), KeyringFile = folder.In("keys", "keyring.json"), IsSandbox = true };
        await StorageRoom.MigrateAsync(settings.Database, TestContext.Current.CancellationToken);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var file = KeyringFile.Create(clock.GetUtcNow().UtcDateTime);
        file.Write(settings.KeyringFile);
        var world = new World();
        var app = HostsDoor.Build(new HouseParts(settings, file.Open(), clock, services => services
            .AddSingleton<IPost>(world).AddSingleton<INameServer>(world).AddSingleton<IRegistry>(world).AddSingleton(new NotifySettings { ApproveFoundContacts = true })), "http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new HostsHouse(app, folder, clock, world);
    }

    /// <summary>An actionable page whose notice is sent; gives its episode.</summary>
    public async Task<Guid> AddNoticeAsync(string address)
    {
        var (webpage, episode) = await InUnitAsync(services =>
        {
            var (db, vault, keys) = (services.GetRequiredService<HotlineDb>(), services.GetRequiredService<Vault>(), services.GetRequiredService<Keyring>());
            var now = Clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var lookup = keys.Lookup("test", id.ToByteArray());
            var page = new Webpage(id, lookup, lookup, lookup, vault.NewRecord(id).Seal("webpage.address", address), false, now.UtcDateTime);
            var opened = page.OpenEpisode(Guid.CreateVersion7(now), EpisodeCause.Reported, now.UtcDateTime);
            db.Add(page);
            db.Add(opened);
            return Task.FromResult((id, opened.Id));
        });
        await TellAsync(new EpisodeAssessed(webpage, episode, Guid.NewGuid(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline, IndustryClass.None,
            AgeBand.Age11To13, DepictedSex.Girls, HowMade.Unknown, Commerciality.Unknown, SiteType.ImageHost, false, ReportSource.Public, 1));
        await TellAsync(new PageChecked(webpage, episode, Guid.NewGuid(), CheckOutcome.StillUp, true, 1));
        await RunAsync<TraceCasesJob>();
        await RunAsync<SendNoticesJob>();
        return episode;
    }

    public async Task TellAsync(Fact fact)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await InUnitAsync(services => { services.GetRequiredService<Timeline>().Write(fact); return Task.FromResult(true); });
        await RunAsync<SequenceFactsJob>();
        await RunAsync<FollowFactsJob>();
    }

    public async Task RunAsync<T>() where T : IHouseJob
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> InUnitAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(_ => work(scope.ServiceProvider), TestContext.Current.CancellationToken);
    }

    public Task<List<T>> AllAsync<T>() where T : class => InUnitAsync(services => services.GetRequiredService<HotlineDb>().Set<T>().AsNoTracking().ToListAsync());

    /// <summary>The link in the newest notice.</summary>
    public string Link => Links().Match(Outside.Sent.Last(mail => mail.Body is MultipartReport).TextBody!).Value;

    public async Task<(HttpStatusCode Status, IDocument Page)> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await OpenDoor.ReadAsync(answer));
    }

    public async Task<HttpStatusCode> PostAsync(string path, params (string, string)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Asks for a code, reads it in the mail, enters it.</summary>
    public async Task OpenPageAsync()
    {
        var link = Link;
        await PostAsync(link + "/code");
        await RunAsync<MailCodesJob>();
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(link + "/open", ("code", Outside.Sent[^1].Subject!.Split(' ')[0])));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [GeneratedRegex("/n/[A-Za-z0-9_-]{43}")]
    private static partial Regex Links();

    internal sealed class World : IPost, INameServer, IRegistry
    {
        public List<MimeMessage> Sent { get; } = [];

        public Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation)
        {
            Sent.Add(mail.Message);
            return Task.FromResult<PostOutcome>(new PostOutcome.Accepted("ok", mail.Message.MessageId ?? "", true));
        }

        public Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation) =>
            Task.FromResult<NameAnswer>(new NameAnswer.Found(kind == NameRecordKind.Address4 ? [new NameRecord(name, kind, "192.0.2.10", TimeSpan.FromMinutes(1))] : []));

        public Task<RegistryAnswer> AskAsync(RegistryQuestion question, CancellationToken cancellation) => Task.FromResult<RegistryAnswer>(new RegistryAnswer.Found(new RegistryRecord
        {
            Kind = "ip network", Registry = "rdap.example", Handle = "NET-1", Country = "GB",
            Contacts = [new RegistryContact(ContactSource.Abuse, "abuse@slowhost.example", null, null, null, null, false, false, 0)],
        }, DateTime.UnixEpoch));
    }
}
