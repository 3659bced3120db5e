using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Publish;

public sealed class CountTests
{
    [Theory, OnEveryDatabase]
    public async Task Counting_all_facts_again_gives_the_same_numbers(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var chance = new Random(20261122);
        for (var round = 0; round < 6; round++)
        {
            await house.TellAsync([.. RandomHistory(chance)]);
            house.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 200)));
        }

        var counted = await CountsAsync(house);
        Assert.True(counted.Count > 50);
        await house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(counted, await CountsAsync(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_correction_counts_on_the_day_of_the_first_assessment(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var first = Random(new Random(1), Guid.NewGuid(), Guid.NewGuid(), 1) with { Verdict = Verdict.Actionable, Thing = ThingKind.Webpage, Kind = ContentKind.Imagery, Uk = UkCategory.A };
        await house.TellAsync(first);
        house.Clock.Advance(TimeSpan.FromDays(40));
        await house.TellAsync(first with { Revision = 2, AssessmentId = Guid.NewGuid(), Uk = UkCategory.C });
        var figures = await FiguresAsync(house, DateOnly.FromDateTime(TestHouse.Start.UtcDateTime), 1);
        Assert.Equal([new FigureLine("3", 1)], figures.Of(new Series(Metric.Imagery, Dimension.Severity)).Lines);
        Assert.Equal((1L, 1L, 1L), (figures.Total(Metric.Actioned), figures.Total(Metric.Assessed), figures.Webpages));
    }

    [Theory, OnEveryDatabase]
    public async Task An_upheld_dispute_takes_the_page_out_of_the_numbers(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var assessed = Random(new Random(1), Guid.NewGuid(), Guid.NewGuid(), 1) with { Verdict = Verdict.Actionable, Thing = ThingKind.Webpage };
        await house.TellAsync(assessed);
        await house.TellAsync(new DisputeDecided(assessed.WebpageId, assessed.EpisodeId, Guid.NewGuid(), assessed.AssessmentId, null, Upheld: true));
        var figures = await FiguresAsync(house, DateOnly.FromDateTime(TestHouse.Start.UtcDateTime), 1);
        Assert.Equal((0L, 1L, 0L), (figures.Total(Metric.Actioned), figures.Total(Metric.Assessed), figures.Webpages));
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_that_came_back_counts_again_and_is_one_webpage(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var page = Guid.NewGuid();
        var first = Random(new Random(1), page, Guid.NewGuid(), 1) with { Verdict = Verdict.Actionable, Thing = ThingKind.Webpage };
        await house.TellAsync(first, first with { EpisodeId = Guid.NewGuid(), AssessmentId = Guid.NewGuid() });
        var figures = await FiguresAsync(house, DateOnly.FromDateTime(TestHouse.Start.UtcDateTime), 1);
        Assert.Equal((2L, 1L), (figures.Total(Metric.Actioned), figures.Webpages));
    }

    [Theory, OnEveryDatabase]
    public async Task Things_without_an_address_are_counted_apart(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellAsync(Random(new Random(1), Guid.NewGuid(), Guid.NewGuid(), 1) with { Verdict = Verdict.Actionable, Thing = ThingKind.Chat });
        var figures = await FiguresAsync(house, DateOnly.FromDateTime(TestHouse.Start.UtcDateTime), 1);
        Assert.Equal((0L, 1L), (figures.Total(Metric.Actioned), figures.Total(Metric.Things)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_closed_period_is_signed_and_stays_as_it_was_published(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database, outside => outside.AddSingleton(new PublishSettings { Periods = PeriodKind.Month }));
        Assert.Equal(ClosePeriod.Refusal.TooEarly, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "2026-03")).Why);
        Assert.Equal(ClosePeriod.Refusal.OtherKind, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "2025-H1")).Why);
        await house.TellAsync([.. Enumerable.Range(0, 30).Select(i => (Fact)(Random(new Random(i), Guid.NewGuid(), Guid.NewGuid(), 1) with { Verdict = Verdict.Actionable, Thing = ThingKind.Webpage }))]);
        house.Clock.Advance(TimeSpan.FromDays(50));
        Assert.IsType<ClosePeriod.Outcome.Closed>(await CloseAsync(house, "2026-03"));
        var published = await house.InScopeAsync(services => services.GetRequiredService<ReadPublished>().RunAsync(Period.Read("2026-03")!.Value, TestContext.Current.CancellationToken));
        Assert.Equal(30, published!.Figures.Total(Metric.Actioned));
        Assert.True(house.Keys.Verify(published.SigningKey, published.Json, published.Signature));
        Assert.Equal(ClosePeriod.Refusal.ClosedBefore, Assert.IsType<ClosePeriod.Outcome.Refused>(await CloseAsync(house, "2026-03")).Why);
        Assert.Single(await house.FactsAsync<PeriodClosed>());
    }

    [Theory]
    [InlineData("2021-H1", "2021-01-01", "2021-06-30", "2020-H1")]
    [InlineData("2021-Q4", "2021-10-01", "2021-12-31", "2020-Q4")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2023-02")]
    public void A_period_knows_its_days_and_what_it_is_compared_with(string code, string first, string last, string before)
    {
        var period = Period.Read(code)!.Value;
        Assert.Equal((code, DateOnly.Parse(first, null), DateOnly.Parse(last, null), before), (period.Code, period.FirstOn, period.LastOn, period.YearBefore.Code));
        Assert.Equal(period, Period.Containing(period.LastOn, period.Kind));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("2021"), InlineData("2021-H3"), InlineData("2021-00"), InlineData("2021-13"), InlineData("0000-H1"), InlineData("2021-Q5"), InlineData("20210H1")]
    public void What_is_no_period_is_not_read(string? code) => Assert.Null(Period.Read(code));

    private static IEnumerable<Fact> RandomHistory(Random chance)
    {
        for (var i = 0; i < 40; i++)
        {
            var (page, episode) = (Guid.NewGuid(), Guid.NewGuid());
            yield return new ReportReceived(Guid.NewGuid(), page, episode, (ReportSource)chance.Next(1, 8), ReportChannel.Form, ThingKind.Webpage, TestHouse.Start.UtcDateTime.AddHours(chance.Next(0, 900)), true, false, false);
            if (chance.Next(10) < 2) continue;
            var assessed = Random(chance, page, episode, 1);
            yield return assessed;
            if (chance.Next(2) == 0) yield return new HostTraced(page, episode, Guid.NewGuid(), Guid.NewGuid(), chance.Next(3) switch { 0 => "NL", 1 => "US", _ => null }, null, false, false);
            if (chance.Next(4) == 0) yield return assessed = Random(chance, page, episode, 2);
            if (chance.Next(5) == 0) yield return new DisputeDecided(page, episode, Guid.NewGuid(), assessed.AssessmentId, null, chance.Next(2) == 0);
            if (chance.Next(3) == 0) yield return new PageRemoved(page, episode, TestHouse.Start.UtcDateTime.AddHours(chance.Next(0, 900)), Guid.NewGuid(), "NL", chance.Next(3) == 0 ? null : chance.Next(0, 900_000), 5);
        }
    }

    private static EpisodeAssessed Random(Random chance, Guid page, Guid episode, int revision) => new(
        page, episode, Guid.NewGuid(), revision, null, null, chance.Next(5) == 0 ? ThingKind.Chat : ThingKind.Webpage, (Verdict)chance.Next(1, 4), (ContentKind)chance.Next(1, 4), (UkCategory)chance.Next(1, 4),
        InhopeClass.Baseline, IndustryClass.A1, (AgeBand)chance.Next(0, 7), (DepictedSex)chance.Next(0, 4), (HowMade)chance.Next(0, 5), (Commerciality)chance.Next(0, 3), (SiteType)chance.Next(0, 15), chance.Next(9) == 0, (ReportSource)chance.Next(1, 8), 1);

    private static Task<List<(int, int, int, string, long)>> CountsAsync(TestHouse house) => house.ListAsync("SELECT day, metric, dimension, code, count FROM daily_counts WHERE count <> 0 ORDER BY day, metric, dimension, code",
        row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetInt64(4)));

    private static Task<Figures> FiguresAsync(TestHouse house, DateOnly first, int days) =>
        house.InScopeAsync(services => services.GetRequiredService<ReadFigures>().RunAsync(first, first.AddDays(days - 1), TestContext.Current.CancellationToken));

    private static Task<ClosePeriod.Outcome> CloseAsync(TestHouse house, string code) => house.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync(code, TestContext.Current.CancellationToken));
}
