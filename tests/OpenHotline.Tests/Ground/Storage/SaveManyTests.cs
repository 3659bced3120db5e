using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Ground.Storage;

public sealed class SaveManyTests
{
    private const int Many = SaveMany.From * 2;

    [Theory, OnEveryDatabase]
    public async Task Many_records_are_saved_as_few_are(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await SaveAsync(ground, db => db.AddRange(Items(Many)));
        await SaveAsync(ground, db => db.AddRange(Items(3)));
        var read = await ReadAsync(ground);
        Assert.Equal(Many + 3, read.Count);
        // The first of each lot are alike in every column but their ids.
        foreach (var (many, few) in read.Take(3).Zip(read.Skip(Many)))
        {
            Assert.Equal((few.State, few.Thing, few.OpenedAt, few.DueAt, few.Reports, few.Sources, few.Reasons, few.OnlyMemberId, few.IsOnion, few.ClaimedBy, few.LeaseUntil, few.Score),
                (many.State, many.Thing, many.OpenedAt, many.DueAt, many.Reports, many.Sources, many.Reasons, many.OnlyMemberId, many.IsOnion, many.ClaimedBy, many.LeaseUntil, many.Score));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Of_many_changed_records_each_keeps_what_was_not_changed(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await SaveAsync(ground, db => db.AddRange(Items(Many)));
        await ChangeAsync(ground, (item, place) =>
        {
            if (place % 2 == 0) item.Renew(At.AddMinutes(place));
            if (place % 3 == 0) item.Note(QueueReasons.KnownHash);
        });
        var read = await ReadAsync(ground);
        for (var place = 0; place < Many; place++)
        {
            Assert.Equal((place % 2 == 0 ? At.AddMinutes(place) : null, place % 3 == 0, place % 7 == 0), ((DateTime?)read[place].LeaseUntil, read[place].Reasons.HasFlag(QueueReasons.KnownHash), read[place].IsOnion));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task What_points_to_another_new_record_is_saved_after_it(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await SaveAsync(ground, db =>
        {
            for (var place = 0; place < Many; place++)
            {
                var page = new Webpage(Guid.CreateVersion7(), Form(place), Form(place), Form(place), [1], isOnion: false, At);
                db.Add(page.OpenEpisode(Guid.CreateVersion7(), EpisodeCause.Reported, At));
                db.Add(page);
            }
        });
        Assert.Equal((Many, Many), (await ground.GetAsync<HotlineDb, int>(db => db.Webpages.CountAsync()), await ground.GetAsync<HotlineDb, int>(db => db.Episodes.CountAsync(episode => episode.Number == 1))));
    }

    [Theory, OnEveryDatabase]
    public async Task A_row_that_is_refused_or_gone_lets_the_whole_unit_fall(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(ground, db =>
        {
            for (var place = 0; place < Many; place++) db.Add(new Webpage(Guid.CreateVersion7(), Form(place / 2), Form(place), Form(place), [1], isOnion: false, At));
        }));
        Assert.Equal(0, await ground.GetAsync<HotlineDb, int>(db => db.Webpages.CountAsync()));

        await SaveAsync(ground, db => db.AddRange(Items(Many)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ground.House.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HotlineDb>();
            await services.GetRequiredService<UnitOfWork>().RunAsync(async inner =>
            {
                var items = await db.QueueItems.ToListAsync(inner);
                await db.ExecuteAsync("DELETE FROM queue_items WHERE id = @id", inner, ("id", items[0].Id));
                items.ForEach(item => item.Renew(At));
            }, TestContext.Current.CancellationToken);
        }));
        Assert.All(await ReadAsync(ground), item => Assert.Null(item.LeaseUntil));
    }

    private static DateTime At { get; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private static byte[] Form(int place) => [.. Guid.Empty.ToByteArray(), (byte)place];

    private static IEnumerable<QueueItem> Items(int count)
    {
        for (var place = 0; place < count; place++)
        {
            var item = new QueueItem(Guid.CreateVersion7(), Guid.CreateVersion7(), place % 5 == 0 ? ThingKind.Newsgroup : ThingKind.Webpage, isOnion: place % 7 == 0, At.AddSeconds(place));
            item.CountReport(place % 2 == 0 ? ReportSource.Police : ReportSource.Public, place % 3 == 0 ? new Guid("00000000-0000-7000-8000-000000000009") : null);
            item.Weigh(ScoreRules.Shipped);
            yield return item;
        }
    }

    private static Task SaveAsync(GroundHouse ground, Action<HotlineDb> change) => ground.House.InScopeAsync(services =>
        services.GetRequiredService<UnitOfWork>().RunAsync(_ => { change(services.GetRequiredService<HotlineDb>()); return Task.CompletedTask; }, TestContext.Current.CancellationToken));

    private static Task ChangeAsync(GroundHouse ground, Action<QueueItem, int> change) => ground.House.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(async inner =>
    {
        var items = await services.GetRequiredService<HotlineDb>().QueueItems.OrderBy(item => item.OpenedAt).ToListAsync(inner);
        for (var place = 0; place < items.Count; place++) change(items[place], place);
    }, TestContext.Current.CancellationToken));

    // Those of one lot were opened in this order; a second lot is told from the first by its ids, which tell the time.
    private static async Task<List<QueueItem>> ReadAsync(GroundHouse ground)
    {
        var items = await ground.GetAsync<HotlineDb, List<QueueItem>>(db => db.QueueItems.AsNoTracking().ToListAsync());
        var firstLot = items.OrderBy(item => item.Id.ToString(), StringComparer.Ordinal).Take(Many).ToHashSet();
        return [.. items.Where(firstLot.Contains).OrderBy(item => item.OpenedAt), .. items.Where(item => !firstLot.Contains(item)).OrderBy(item => item.OpenedAt)];
    }
}
