using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Publish;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Testing;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Publish;

public sealed class SnapshotTests
{
    [Theory, OnEveryDatabase]
    public async Task A_closed_period_is_signed_and_stays_as_it_was_published(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database, outside => outside.AddSingleton(new PublishSettings { Periods = PeriodKind.Month }));
        Assert.Equal(ClosePeriod.Refusal.TooEarly, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "2026-03")).Why);
        Assert.Equal(ClosePeriod.Refusal.OtherKind, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "2025H1")).Why);
        Assert.Equal(ClosePeriod.Refusal.NoSuchPeriod, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "soon")).Why);
        await house.TellAsync([.. Enumerable.Range(0, 30).Select(_ => (Fact)PublishSteps.Actioned())]);
        house.Clock.Advance(TimeSpan.FromDays(50));
        Assert.IsType<ClosePeriod.Outcome.Closed>(await CloseAsync(house, "2026-03"));
        var published = await PublishedAsync(house, "2026-03");
        Assert.Equal(30, published.Figures.Total(Metric.Actioned));
        Assert.Equal(("2026-03", false, 5, BaseDefinition.All.Count), (published.Document.Name, published.Document.IsReplayed, published.Document.SmallestShown, published.Document.Definitions.Count));
        Assert.True(house.Keys.Verify(published.SigningKey, published.Json, published.Signature));
        Assert.Equal(ClosePeriod.Refusal.ClosedBefore, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "2026-03")).Why);
        Assert.Single(await house.FactsAsync<FiguresFrozen>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_year_is_published_with_its_last_half_as_their_sum(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellAsync([.. Enumerable.Range(0, 30).Select(_ => (Fact)PublishSteps.Actioned())]);
        house.Clock.Advance(TimeSpan.FromDays(200));
        await house.TellAsync([.. Enumerable.Range(0, 20).Select(_ => (Fact)PublishSteps.Actioned())]);
        house.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Empty(Assert.IsType<ClosePeriod.Outcome.Closed>(await CloseAsync(house, "2026H1")).Also);
        Assert.Equal(["2026"], Assert.IsType<ClosePeriod.Outcome.Closed>(await CloseAsync(house, "2026H2")).Also);
        var year = await PublishedAsync(house, "2026");
        Assert.Equal((50L, 50L, 50L), (year.Figures.Total(Metric.Actioned), year.Figures.Webpages, year.Figures.Of(new Series(Metric.Imagery, Dimension.Sex)).Count("girls")));
        Assert.Equal(["2026H2", "2026", "2026H1"], (await house.InScopeAsync(services => services.GetRequiredService<ReadPublished>().PeriodsAsync(TestContext.Current.CancellationToken))).Select(period => period.Code));
    }

    [Theory, OnEveryDatabase]
    public async Task A_snapshot_stays_and_what_was_corrected_stands_beside_it(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var assessed = Enumerable.Range(0, 30).Select(_ => PublishSteps.Actioned()).ToList();
        await house.TellAsync([.. assessed]);
        Assert.IsType<TakeSnapshot.Outcome.Taken>(await TakeAsync(house, "press-release", "2026H1"));
        Assert.Equal(TakeSnapshot.Refusal.NameIsTaken, Assert.IsType<TakeSnapshot.Outcome.Refused>(await TakeAsync(house, "press-release", "2026")).Why);
        Assert.Equal(TakeSnapshot.Refusal.NotAName, Assert.IsType<TakeSnapshot.Outcome.Refused>(await TakeAsync(house, "2026H1", "2026H1")).Why);
        house.Clock.Advance(TimeSpan.FromDays(200));
        await CloseAsync(house, "2026H1");
        Assert.Equal(RestatePeriod.Refusal.NothingChanged, Assert.IsType<RestatePeriod.Outcome.Refused>(await RestateAsync(house, "2026H1")).Why);
        await house.TellAsync([.. assessed.Take(8).Select(one => (Fact)new DisputeDecided(one.WebpageId, one.EpisodeId, Guid.NewGuid(), one.AssessmentId, null, Upheld: true))]);
        Assert.IsType<RestatePeriod.Outcome.Published>(await RestateAsync(house, "2026H1"));
        var published = await PublishedAsync(house, "2026H1");
        Assert.Equal((30L, 22L), (published.Figures.Total(Metric.Actioned), published.Restated!.Figures.Total(Metric.Actioned)));
        var snapshot = await house.InScopeAsync(services => services.GetRequiredService<ReadSnapshots>().RunAsync("press-release", TestContext.Current.CancellationToken));
        Assert.Equal((30L, true), (snapshot!.Document.Figures.Total(Metric.Actioned), snapshot.IsSound));
        await house.InScopeAsync(async services => Assert.Equal(3, (await services.GetRequiredService<ReadSnapshots>().ListAsync(10, TestContext.Current.CancellationToken)).Count));
    }

    private static Task<ClosePeriod.Outcome> CloseAsync(TestHouse house, string code) => house.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync(code, TestContext.Current.CancellationToken));

    private static Task<TakeSnapshot.Outcome> TakeAsync(TestHouse house, string name, string code) => house.InScopeAsync(services => services.GetRequiredService<TakeSnapshot>().RunAsync(name, PublishSteps.ReadPeriod(code), TestContext.Current.CancellationToken));

    private static Task<RestatePeriod.Outcome> RestateAsync(TestHouse house, string code) => house.InScopeAsync(services => services.GetRequiredService<RestatePeriod>().RunAsync(PublishSteps.ReadPeriod(code), TestContext.Current.CancellationToken));

    private static async Task<ReadPublished.Published> PublishedAsync(TestHouse house, string code) => (await house.InScopeAsync(services => services.GetRequiredService<ReadPublished>().RunAsync(code, TestContext.Current.CancellationToken)))!;
}
