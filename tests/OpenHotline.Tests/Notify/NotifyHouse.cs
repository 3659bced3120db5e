using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;
using OpenHotline.Refer;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

/// <summary>A house with a small world outside it, for the tests of Refer and Notify.</summary>
internal sealed class NotifyHouse : IAsyncDisposable
{
    private readonly FreshDatabase database;

    private NotifyHouse(FreshDatabase database, TestHouse house, PostRecorder post, SmallWorld world, MailboxOfTest mailbox) =>
        (this.database, House, Post, World, Mailbox) = (database, house, post, world, mailbox);

    public TestHouse House { get; }

    public PostRecorder Post { get; }

    public SmallWorld World { get; }

    public MailboxOfTest Mailbox { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="outside">Replaces what stands outside once more, such as the post by a real one.</param>
    public static async Task<NotifyHouse> OpenAsync(TestDatabase kind = TestDatabase.Sqlite, NotifySettings? settings = null, ReferSettings? refer = null, bool isSandbox = true, Action<IServiceCollection>? outside = null)
    {
        var (post, world, mailbox) = (new PostRecorder(), new SmallWorld(), new MailboxOfTest());
        var database = await FreshDatabase.CreateAsync(kind);
        var house = await TestHouse.OpenAsync(database.Address, services => (outside ?? (_ => { })).Invoke(services
            .AddSingleton<IPost>(post).AddSingleton<INameServer>(world).AddSingleton<IRegistry>(world).AddSingleton<IMailbox>(mailbox)
            .AddSingleton(settings ?? new NotifySettings { ApproveFoundContacts = true })
            .AddSingleton(refer ?? new ReferSettings { DutyManagerMailbox = "duty@hotline.example" })), isSandbox);
        return new NotifyHouse(database, house, post, world, mailbox);
    }

    /// <summary>A webpage with an open episode.</summary>
    public Task<(Guid Webpage, Guid Episode)> AddPageAsync(string address = "https://www.bad.example/a", bool isOnion = false) => House.InUnitAsync(services =>
    {
        var (db, vault) = (services.GetRequiredService<HotlineDb>(), services.GetRequiredService<Vault>());
        var now = House.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var lookup = House.Keys.Lookup("test", id.ToByteArray());
        var page = new Webpage(id, lookup, lookup, lookup, vault.NewRecord(id).Seal("webpage.address", address), isOnion, now.UtcDateTime);
        var episode = page.OpenEpisode(Guid.CreateVersion7(now), EpisodeCause.Reported, now.UtcDateTime);
        db.Add(page);
        db.Add(episode);
        return Task.FromResult((id, episode.Id));
    });

    public EpisodeAssessed Assessed((Guid Webpage, Guid Episode) page, Verdict verdict = Verdict.Actionable, ContentKind kind = ContentKind.Imagery, bool isOnion = false, UkCategory uk = UkCategory.C, AgeBand youngest = AgeBand.Age11To13) =>
        new(page.Webpage, page.Episode, Guid.CreateVersion7(House.Clock.GetUtcNow()), 1, null, null, ThingKind.Webpage, verdict, kind, uk, InhopeClass.Baseline, IndustryClass.None,
            youngest, DepictedSex.Girls, HowMade.Unknown, Commerciality.Unknown, SiteType.ImageHost, isOnion, ReportSource.Public, 1);

    public async Task TellAsync(params Fact[] facts)
    {
        foreach (var fact in facts)
        {
            // Facts of one millisecond have no order among themselves.
            House.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await House.InUnitAsync(services =>
            {
                services.GetRequiredService<Timeline>().Write(fact);
                return Task.FromResult(true);
            });
        }

        await House.TellFactsAsync();
    }

    public PageChecked FirstCheck((Guid Webpage, Guid Episode) page, CheckOutcome outcome = CheckOutcome.StillUp) => new(page.Webpage, page.Episode, Guid.CreateVersion7(House.Clock.GetUtcNow()), outcome, true, 1);

    /// <summary>An actionable page whose first check found it up.</summary>
    public async Task<(Guid Webpage, Guid Episode)> AddActionableAsync(string address = "https://www.bad.example/a", UkCategory uk = UkCategory.C)
    {
        var page = await AddPageAsync(address);
        await TellAsync(Assessed(page, uk: uk), FirstCheck(page));
        return page;
    }

    public async Task TraceAndSendAsync()
    {
        await House.RunJobAsync<TraceCasesJob>();
        await House.RunJobAsync<SendNoticesJob>();
        await House.TellFactsAsync();
    }

    public Task<List<T>> AllAsync<T>() where T : class => House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<T>().AsNoTracking().ToListAsync(Cancellation));

    public async Task<T> OnlyAsync<T>() where T : class => Assert.Single(await AllAsync<T>());

    public Task<T> UseAsync<TUse, T>(Func<TUse, Task<T>> use) where TUse : notnull => House.InScopeAsync(services => use(services.GetRequiredService<TUse>()));

    public async Task<List<TimelineEntry>> FactsAsync<T>() where T : Fact
    {
        await House.TellFactsAsync();
        var kind = FactKinds.Of<T>();
        var rows = await House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<FactRow>().AsNoTracking().Where(row => row.Kind == kind).ToListAsync(Cancellation));
        return [.. rows.OrderBy(row => row.LeafIndex).Select(row => Timeline.Read(0, row.Bytes))];
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await database.DisposeAsync();
    }
}
