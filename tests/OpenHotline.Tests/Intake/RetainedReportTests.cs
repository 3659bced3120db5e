using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

/// <summary>What reporters wrote and addresses without anything to act on go when their time is over, and not before.</summary>
public sealed class RetainedReportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_thing_without_an_address_keeps_its_text_until_it_is_closed(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (_, _, id) = await house.HandInAsync(new ReportText { Thing = ThingKind.Chat, Where = "a room", Note = "seen" });
        await house.OpenArrivalsAsync();
        house.Clock.Advance(TimeSpan.FromDays(400));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.True(await HasTextAsync(house, id));
        await TellAsync(house, new EpisodeClosed(id, id, EpisodeEnd.NotActionable));
        Assert.Equal((1L, 0L), await PlanAsync(house, RetentionClass.ReportText));
        Assert.True(await HasTextAsync(house, id));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.False(await HasTextAsync(house, id));
    }

    [Theory, OnEveryDatabase]
    public async Task What_could_not_be_read_goes_when_its_time_is_over(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (_, _, id) = await house.HandInAsync(new ReportText { Address = "this is no address", Note = "seen" });
        await house.OpenArrivalsAsync();
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.True(await HasTextAsync(house, id));
        house.Clock.Advance(TimeSpan.FromDays(181));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.False(await HasTextAsync(house, id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_that_was_reopened_keeps_its_text(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (_, _, id) = await house.HandInAsync(new ReportText { Thing = ThingKind.Chat, Where = "a room", Note = "seen" });
        await house.OpenArrivalsAsync();
        await TellAsync(house, new EpisodeClosed(id, id, EpisodeEnd.ClosedInBulk));
        await TellAsync(house, new EpisodeReopened(id, id));
        house.Clock.Advance(TimeSpan.FromDays(400));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.True(await HasTextAsync(house, id));
    }

    [Theory, OnEveryDatabase]
    public async Task Years_count_from_filing_and_not_from_what_the_sender_says(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        var old = new NewArrival(id, new DateTime(1996, 1, 1, 0, 0, 0, DateTimeKind.Utc), ReportChannel.Api, ReceiptCode.New(), new ReportText { Address = "https://old.example/a", Note = "seen long ago" });
        Assert.IsType<TakeOutcome.Taken>(await house.Services.GetRequiredService<ArrivalWriter>().TakeAsync([old]));
        await house.OpenArrivalsAsync();
        await CloseAsync(house, EpisodeEnd.NotActionable);
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.True(await HasTextAsync(house, id));
        house.Clock.Advance(TimeSpan.FromDays(181));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.False(await HasTextAsync(house, id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_legal_hold_on_the_webpage_keeps_text_and_address_and_the_dry_run_says_so(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (_, _, id) = await house.HandInAsync(new ReportText { Address = "https://held.example/a", Note = "seen" });
        await house.OpenArrivalsAsync();
        var page = await CloseAsync(house, EpisodeEnd.NotActionable);
        var hold = await house.InScopeAsync(services => services.GetRequiredService<PlaceLegalHold>().RunAsync(page, "A court asked for it.", Stop));
        house.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal(((0L, 1L), (0L, 1L)), (await PlanAsync(house, RetentionClass.ReportText), await PlanAsync(house, RetentionClass.NotActionableAddress)));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.True(await HasTextAsync(house, id));
        Assert.NotNull(await AddressAsync(house, page));

        await house.InScopeAsync(services => services.GetRequiredService<PlaceLegalHold>().EndAsync(hold, Stop));
        Assert.Equal(((1L, 0L), (1L, 0L)), (await PlanAsync(house, RetentionClass.ReportText), await PlanAsync(house, RetentionClass.NotActionableAddress)));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.False(await HasTextAsync(house, id));
        Assert.Null(await AddressAsync(house, page));
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_that_was_acted_on_stays(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.ReportAsync("https://acted.example/a");
        await house.OpenArrivalsAsync();
        var page = await CloseAsync(house, EpisodeEnd.Removed);
        house.Clock.Advance(TimeSpan.FromDays(4000));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.NotNull(await AddressAsync(house, page));
    }

    private static async Task<Guid> CloseAsync(TestHouse house, EpisodeEnd end)
    {
        var episode = await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<Episode>().AsNoTracking().SingleAsync(Stop));
        await TellAsync(house, new EpisodeClosed(episode.WebpageId, episode.Id, end));
        return episode.WebpageId;
    }

    private static async Task TellAsync(TestHouse house, Fact fact)
    {
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await house.InUnitAsync(services =>
        {
            services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>().Write(fact);
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }

    private static Task<(long Due, long Held)> PlanAsync(TestHouse house, RetentionClass what) => house.InScopeAsync(async services =>
        (await services.GetRequiredService<PlanRetention>().RunAsync(Stop)).Where(line => line.Class == what).Select(line => (line.Due, line.Held)).Single());

    private static Task<bool> HasTextAsync(TestHouse house, Guid report) => house.InScopeAsync(services =>
        services.GetRequiredService<HotlineDb>().Set<Report>().AnyAsync(one => one.Id == report && one.SealedText != null, Stop));

    private static Task<string?> AddressAsync(TestHouse house, Guid page) => house.InScopeAsync(async services =>
        (await services.GetRequiredService<OpenHotline.Ground.Secrets.Vault>().OpenRecordAsync(page, Stop))?.OpenText("webpage.address",
            (await services.GetRequiredService<HotlineDb>().Set<Webpage>().AsNoTracking().SingleAsync(one => one.Id == page, Stop)).SealedAddress));
}
