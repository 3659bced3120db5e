using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Publish;

public sealed class CountTests
{
    [Theory, OnEveryDatabase]
    public async Task Counting_all_facts_again_gives_the_same_numbers_and_they_are_those_of_a_plain_count(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var chance = new Random(20261122);
        var plain = new PlainCount(TimeZoneInfo.FindSystemTimeZoneById(house.Settings.TimeZone));
        // The same pages go on in later rounds, after other facts were counted.
        var waiting = Shuffle(chance, PublishSteps.History(chance, 60));
        while (waiting.Count > 0)
        {
            var some = waiting.Take(chance.Next(1, 80)).ToArray();
            waiting.RemoveRange(0, some.Length);
            plain.Add(house.Clock.GetUtcNow().UtcDateTime, some);
            await house.TellInOrderAsync(some);
            house.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 400)));
        }

        var counted = await CountsAsync(house);
        Assert.True(counted.Count > 300);
        await house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(counted, await CountsAsync(house));
        for (var round = 0; round < 12; round++)
        {
            var (first, days) = (PublishSteps.FirstDay.AddDays(chance.Next(-20, 60)), chance.Next(1, 200));
            Assert.Equal(plain.Of(first, first.AddDays(days - 1)), PlainCount.Of(await house.FiguresAsync(first, days)));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Facts_that_come_while_everything_is_counted_again_are_counted_once(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellInOrderAsync([.. PublishSteps.History(new Random(1), 10)]);
        await house.InScopeAsync(async services =>
        {
            var late = new Late(() => house.TellAsync(PublishSteps.Actioned()));
            await services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken, late);
        });
        await house.TellFactsAsync();
        var counted = await CountsAsync(house);
        await house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(counted, await CountsAsync(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_rebuild_that_is_stopped_halfway_has_changed_nothing(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellInOrderAsync([.. PublishSteps.History(new Random(2), 10)]);
        var counted = await CountsAsync(house);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(stop.Token, new Late(() => stop.CancelAsync()))));
        Assert.Equal(counted, await CountsAsync(house));
    }

    [Theory, OnEveryDatabase]
    public async Task Sums_that_are_wrong_or_of_no_known_code_are_right_after_a_rebuild(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellInOrderAsync([.. PublishSteps.History(new Random(3), 10)]);
        var counted = await CountsAsync(house);
        foreach (var spoil in new[]
        {
            "UPDATE roll_ups SET count = count + 3 WHERE metric = 2 AND dimension = 0", "DELETE FROM roll_ups WHERE metric = 1 AND grain = 2",
            "INSERT INTO roll_ups (grain, metric, dimension, day, code, count) VALUES (1, 3, 0, 700000, '', 7)", "UPDATE roll_ups SET code = 'martian' WHERE metric = 1 AND code = 'webpage'",
        })
        {
            await house.InUnitAsync(services => services.GetRequiredService<HotlineDb>().ExecuteAsync(spoil, TestContext.Current.CancellationToken));
            Assert.NotEqual(counted, await CountsAsync(house));
            await house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken));
            Assert.Equal(counted, await CountsAsync(house));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_correction_counts_on_the_day_of_the_first_assessment(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var first = PublishSteps.Actioned() with { Uk = UkCategory.A };
        await house.TellAsync(first);
        house.Clock.Advance(TimeSpan.FromDays(40));
        await house.TellAsync(first with { Revision = 2, AssessmentId = Guid.NewGuid(), Uk = UkCategory.C });
        var figures = await house.FiguresAsync(PublishSteps.FirstDay, 1);
        Assert.Equal([new FigureLine("C", 1)], figures.Of(new Series(Metric.Imagery, Dimension.Severity)).Lines);
        Assert.Equal((1L, 1L, 1L), (figures.Total(Metric.Actioned), figures.Total(Metric.Assessed), figures.Webpages));
    }

    [Theory, OnEveryDatabase]
    public async Task An_upheld_dispute_takes_the_page_and_its_removal_out_of_the_numbers(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var assessed = PublishSteps.Actioned();
        await house.TellAsync(assessed, new PageRemoved(assessed.WebpageId, assessed.EpisodeId, TestHouse.Start.UtcDateTime, null, "NL", 60, 60));
        Assert.Equal(1, (await house.FiguresAsync(PublishSteps.FirstDay, 1)).Total(Metric.Removed));
        await house.TellAsync(new DisputeDecided(assessed.WebpageId, assessed.EpisodeId, Guid.NewGuid(), assessed.AssessmentId, null, Upheld: true));
        var figures = await house.FiguresAsync(PublishSteps.FirstDay, 1);
        Assert.Equal((0L, 1L, 0L, 0L), (figures.Total(Metric.Actioned), figures.Total(Metric.Assessed), figures.Webpages, figures.Total(Metric.Removed)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_that_came_back_counts_again_and_is_one_webpage_only_where_both_times_lie_in_the_days(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var page = Guid.NewGuid();
        await house.TellAsync(PublishSteps.Actioned(page));
        house.Clock.Advance(TimeSpan.FromDays(30));
        await house.TellAsync(PublishSteps.Actioned(page));
        var (both, second) = (await house.FiguresAsync(PublishSteps.FirstDay, 31), await house.FiguresAsync(PublishSteps.FirstDay.AddDays(1), 30));
        Assert.Equal((2L, 1L), (both.Total(Metric.Actioned), both.Webpages));
        Assert.Equal((1L, 1L), (second.Total(Metric.Actioned), second.Webpages));
    }

    [Theory, OnEveryDatabase]
    public async Task Things_without_an_address_and_pages_without_imagery_have_lines_of_their_own(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellAsync(PublishSteps.Actioned() with { Thing = ThingKind.Chat }, PublishSteps.Actioned() with { Kind = ContentKind.AdvertOrLink }, PublishSteps.Actioned());
        var figures = await house.FiguresAsync(PublishSteps.FirstDay, 1);
        Assert.Equal((2L, 1L, 1L), (figures.Total(Metric.Actioned), figures.Total(Metric.Things), figures.Total(Metric.Imagery)));
        Assert.Equal([new FigureLine("advert_or_link", 1), new FigureLine("imagery", 1)], figures.Of(new Series(Metric.Actioned, Dimension.Kind)).Lines);
        var ofAll = await house.InScopeAsync(services => services.GetRequiredService<ReadFigures>().RunAsync(PublishSteps.FirstDay, PublishSteps.FirstDay, [new Series(Metric.Actioned, Dimension.Severity)], TestContext.Current.CancellationToken));
        Assert.Equal([new FigureLine("C", 1), new FigureLine(ReadFigures.NoImagery, 1)], ofAll.Series[0].Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task A_night_in_which_the_clocks_change_belongs_to_the_hotlines_own_days(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        Assert.Equal("Europe/London", house.Settings.TimeZone);
        // One report at half past every hour of three days, in spring and in autumn.
        var hours = new[] { new DateTime(2026, 3, 28, 0, 30, 0, DateTimeKind.Utc), new DateTime(2026, 10, 24, 0, 30, 0, DateTimeKind.Utc) }.SelectMany(first => Enumerable.Range(0, 72).Select(hour => first.AddHours(hour)));
        await house.TellInOrderAsync([.. hours.Select(at => new ReportReceived(Guid.NewGuid(), null, null, ReportSource.Public, ReportChannel.Form, ThingKind.Chat, at, true, false, false))]);
        Assert.Equal((long[])[24, 23, 24, 1], await ReportsAsync(house, new DateOnly(2026, 3, 28)));
        Assert.Equal((long[])[23, 25, 24, 0], await ReportsAsync(house, new DateOnly(2026, 10, 24)));
    }

    /// <summary>The bytes of facts on a timeline never change: those from before origin, development and what is shown were told are read and counted for ever.</summary>
    [Theory, OnEveryDatabase]
    public async Task Facts_from_before_three_answers_were_told_count_by_what_is_certain(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (certain, open, drawn) = (PublishSteps.Actioned() with { Uk = UkCategory.B, Industry = IndustryClass.A1 }, PublishSteps.Actioned() with { Made = HowMade.Unknown, Industry = IndustryClass.None }, PublishSteps.Actioned() with { Kind = ContentKind.NonPhotographic, Uk = UkCategory.None, Made = HowMade.Unknown, Origin = Origin.Drawn });
        await house.TellInOrderAsync(certain, open);
        // As an older program wrote them.
        foreach (var (leaf, bytes) in await house.ListAsync("SELECT leaf_index, bytes FROM facts", row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1))))
        {
            var older = System.Text.Encoding.UTF8.GetString(bytes).Replace(",\"origin\":0", "", StringComparison.Ordinal).Replace(",\"shown\":0", "", StringComparison.Ordinal).Replace("\"development\":0,", "", StringComparison.Ordinal);
            Assert.Equal(bytes.Length - 37, older.Length);
            await house.InUnitAsync(services => services.GetRequiredService<HotlineDb>().ExecuteAsync("UPDATE facts SET bytes = @bytes WHERE leaf_index = @leaf", TestContext.Current.CancellationToken, ("bytes", System.Text.Encoding.UTF8.GetBytes(older)), ("leaf", leaf)));
        }

        await house.TellAsync(drawn);
        await house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken));
        var figures = await house.FiguresAsync(PublishSteps.FirstDay, 1);
        Assert.Equal((3L, 3L, 2L), (figures.Total(Metric.Actioned), figures.Total(Metric.AnyImagery), figures.Total(Metric.Imagery)));
        Assert.Equal([new FigureLine("real", 1), new FigureLine("drawn", 1), new FigureLine("not_recorded", 1)], figures.Of(new Series(Metric.AnyImagery, Dimension.Origin)).Lines);
        Assert.Equal([new FigureLine("prepubescent", 1), new FigureLine("not_recorded", 1)], figures.Of(new Series(Metric.Imagery, Dimension.Development)).Lines);
        Assert.Equal([new FigureLine("category_b", 1), new FigureLine("category_c", 1)], figures.Of(new Series(Metric.Imagery, Dimension.Shown)).Lines);
        Assert.Equal([new FigureLine("A1", 1), new FigureLine("none", 1)], figures.Of(new Series(Metric.Imagery, Dimension.Industry)).Lines);
        Assert.Equal([new FigureLine("baseline", 3)], figures.Of(new Series(Metric.Actioned, Dimension.Inhope)).Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task Sums_of_an_older_program_are_seen_not_to_add_up_until_they_are_counted_again(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.TellInOrderAsync([.. PublishSteps.History(new Random(4), 30)]);
        Assert.True((await house.FiguresAsync(PublishSteps.FirstDay, 300)).AddsUp);
        foreach (var dimension in new[] { Dimension.Inhope, Dimension.Industry, Dimension.Origin, Dimension.Development, Dimension.Shown })
        {
            await house.InUnitAsync(services => services.GetRequiredService<HotlineDb>().ExecuteAsync("DELETE FROM roll_ups WHERE dimension = @dimension", TestContext.Current.CancellationToken, ("dimension", dimension)));
            Assert.False((await house.FiguresAsync(PublishSteps.FirstDay, 300)).AddsUp);
            await house.InScopeAsync(services => services.GetRequiredService<RebuildCounts>().RunAsync(TestContext.Current.CancellationToken));
            Assert.True((await house.FiguresAsync(PublishSteps.FirstDay, 300)).AddsUp);
        }

        await house.InUnitAsync(services => services.GetRequiredService<HotlineDb>().ExecuteAsync("DELETE FROM roll_ups WHERE metric = @metric", TestContext.Current.CancellationToken, ("metric", Metric.AnyImagery)));
        Assert.False((await house.FiguresAsync(PublishSteps.FirstDay, 300)).AddsUp);
    }

    private static async Task<long[]> ReportsAsync(TestHouse house, DateOnly firstOn)
    {
        var days = new long[4];
        for (var day = 0; day < days.Length; day++) days[day] = (await house.FiguresAsync(firstOn.AddDays(day), 1)).Total(Metric.Reports) ?? 0;
        return days;
    }

    // Facts of one page keep their order; those of different pages are mixed.
    private static List<Fact> Shuffle(Random chance, IEnumerable<Fact> facts)
    {
        var pages = facts.GroupBy(fact => fact.Subject).Select(page => new Queue<Fact>(page)).ToList();
        var mixed = new List<Fact>();
        while (pages.Count > 0)
        {
            var page = pages[chance.Next(pages.Count)];
            mixed.Add(page.Dequeue());
            if (page.Count == 0) pages.Remove(page);
        }

        return mixed;
    }

    private static async Task<List<string>> CountsAsync(TestHouse house) =>
    [
        .. await house.ListAsync("SELECT grain, metric, dimension, day, code, count FROM roll_ups WHERE count <> 0 ORDER BY grain, metric, dimension, day, code", row => string.Join(' ', Enumerable.Range(0, 6).Select(row.GetValue))),
        .. await house.ListAsync("SELECT day, last_day_before, count FROM returns WHERE count <> 0 ORDER BY day, last_day_before", row => string.Join(' ', Enumerable.Range(0, 3).Select(row.GetValue))),
    ];

    /// <summary>Does something once, while everything is counted again.</summary>
    private sealed class Late(Func<Task> work) : IProgress<(long Done, long Whole)>
    {
        private bool done;

        public void Report((long Done, long Whole) value)
        {
            if (done) return;
            done = true;
            work().GetAwaiter().GetResult();
        }
    }
}
