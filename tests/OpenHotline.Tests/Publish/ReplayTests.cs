using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Timeline.Verifying;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Replaying;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;

namespace OpenHotline.Tests.Publish;

public sealed class ReplayTests
{
    private const string Head = "period,metric,dimension,value_key,count,percent,base\n";

    [Theory, OnEveryDatabase]
    public async Task Published_figures_come_out_as_they_went_in_and_are_marked_as_replayed(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        var replayed = Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, Head + """
            2020,urls_confirmed,total,,400,,
            2020H1,urls_actioned,total,,150,,
            2021H1,urls_actioned,total,,243,,
            2021H1,self_generated,tag,self_generated,155,63.9,urls_actioned
            2021H1,hosting_country,country,NL,100,41,urls_actioned
            2021H1,hosting_continent,continent,Europe,,70,urls_actioned
            2021H1,severity,category,A,,20,urls_actioned
            2021H1,severity_self_generated,category,A,31,20,self_generated
            2021H1,reports_assessed,total,,300,,
            """));
        Assert.Empty(replayed.Findings);
        Assert.Equal(["2020H1", "2020H2", "2020", "2021H1"], replayed.Closed);
        var comparison = await house.InScopeAsync(services => services.GetRequiredService<CompareFigures>().CompareAsync(PublishSteps.ReadPeriod("2021H1"), PublishSteps.ReadPeriod("2020H1"), Series.All, 0, TestContext.Current.CancellationToken));
        Assert.Equal("243 webpages in 2021H1, up 62% on 150 in 2020H1.", comparison.Sentence);
        Assert.True(comparison.IsReplayed);
        long Line(Metric metric, Dimension dimension, string code) => comparison.Breakdowns.Single(series => series.Base == metric && series.By == dimension).Lines.Single(line => line.Code == code).Count!.Value;
        Assert.Equal((155L, 100L, 170L, 49L, 31L), (Line(Metric.Imagery, Dimension.Made, "self_generated"), Line(Metric.Actioned, Dimension.Place, "NL"), Line(Metric.Actioned, Dimension.Continent, "Europe"),
            Line(Metric.Imagery, Dimension.Severity, "A"), Line(Metric.SelfGenerated, Dimension.Severity, "A")));
        Assert.Equal(300, comparison.Figures.Single(one => one.Name == "assessed").Count);
        var year = await house.InScopeAsync(services => services.GetRequiredService<ReadPublished>().RunAsync("2020", TestContext.Current.CancellationToken));
        Assert.Equal((400L, true), (year!.Figures.Total(Metric.Actioned), year.Document.IsReplayed));
    }

    [Fact]
    public async Task A_replay_tells_how_far_each_of_its_stages_is_up_to_its_end()
    {
        await using var house = await OpenAsync(TestDatabase.Sqlite);
        var told = new Told();
        Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, Head + "2020,urls_actioned,total,,700,,\n", told));
        Assert.Equal([ReplayStage.Cases, ReplayStage.Facts, ReplayStage.Rows, ReplayStage.Periods], told.Select(one => one.Stage).Distinct());
        foreach (var stage in told.GroupBy(one => one.Stage))
        {
            Assert.Equal(stage.Select(one => one.Done).Order(), stage.Select(one => one.Done));
            Assert.All(stage, one => Assert.InRange(one.Done, 1, one.Whole));
            Assert.Equal(stage.Last().Whole, stage.Last().Done);
        }

        Assert.Equal((700, 2), (told.Last(one => one.Stage == ReplayStage.Cases).Done, told.Count(one => one.Stage == ReplayStage.Periods)));
    }

    [Fact]
    public async Task A_replay_goes_on_with_the_same_file_and_refuses_another()
    {
        await using var house = await OpenAsync(TestDatabase.Sqlite);
        var text = Head + "2021H1,urls_actioned,total,,1100,,\n";
        using (var stop = new CancellationTokenSource())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReplayAsync(house, text, new StopAtFirst(stop), stop.Token));
        }

        Assert.Equal(1100, Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, text)).Cases);
        Assert.Equal(1100, (await house.FiguresAsync(new DateOnly(2021, 1, 1), 181)).Total(Metric.Actioned));
        Assert.Equal(ReplayFigures.Refusal.OtherReplay, Assert.IsType<ReplayFigures.Outcome.Refused>(await ReplayAsync(house, text + "2020H1,urls_actioned,total,,9,,\n")).Why);
    }

    [Fact]
    public async Task A_hotlines_own_house_is_never_filled_with_made_up_cases()
    {
        await using var real = await OpenAsync(TestDatabase.Sqlite, isSandbox: false);
        Assert.Equal(ReplayFigures.Refusal.NotASandbox, Assert.IsType<ReplayFigures.Outcome.Refused>(await ReplayAsync(real, Head + "2021,urls_actioned,total,,9,,\n")).Why);
        await using var used = await OpenAsync(TestDatabase.Sqlite);
        await OpenHotline.Tests.Verify.VerifySteps.TellAsync(used, PublishSteps.Actioned());
        Assert.Equal(ReplayFigures.Refusal.NotEmpty, Assert.IsType<ReplayFigures.Outcome.Refused>(await ReplayAsync(used, Head + "2021,urls_actioned,total,,9,,\n")).Why);
    }

    [Theory]
    [InlineData("period,metric,count\n2021,urls_actioned,5\n", "column dimension is missing")]
    [InlineData(Head + "2021,urls_actioned,total,,-5,,\n", "Line 2")]
    [InlineData(Head + "2021,severity,category,A,,130,urls_actioned\n", "percentage")]
    [InlineData(Head + "2021,urls_actioned,total,,,,\n", "neither a count nor a percentage")]
    [InlineData(Head + "soon,urls_actioned,total,,5,,\n", "is no period")]
    [InlineData(Head + "2021H1,urls_actioned,total,,5,,\n2021-06-01..2021-07-31,urls_actioned,total,,5,,\n", "overlap in part")]
    [InlineData(Head, "no figure")]
    public async Task A_file_that_cannot_be_right_is_refused_with_its_line(string text, string says)
    {
        await using var house = await OpenAsync(TestDatabase.Sqlite);
        Assert.Contains(says, (await Assert.ThrowsAsync<FormatException>(() => ReplayAsync(house, text))).Message, StringComparison.Ordinal);
        Assert.Empty(await house.ListAsync("SELECT id FROM facts", row => row.FieldCount));
    }

    [Fact]
    public async Task Contradictions_are_named_and_not_hidden()
    {
        await using var house = await OpenAsync(TestDatabase.Sqlite);
        var replayed = Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, Head + """
            2021,urls_actioned,total,,100,,
            2021H1,urls_actioned,total,,120,,
            2021H1,self_generated,tag,self_generated,50,,urls_actioned
            2021H1,self_generated_age,band,11-13,45,,self_generated
            2021H1,self_generated_age,band,7-10,30,,self_generated
            2021H1,hosting_country,country,NL,60,10,urls_actioned
            2021H1,moon_phase,phase,full,3,,urls_actioned
            2021H1,site_type,type,castle,3,,urls_actioned
            2019,severity,category,A,,34,urls_confirmed
            """));
        foreach (var says in new[] { "parts add up to 120", "add up to 75", "not 10%", "\"moon_phase\" is not known", "\"castle\" is not known", "not in the file for 2019", "nothing was made for it" })
        {
            Assert.Contains(replayed.Findings, finding => finding.Says.Contains(says, StringComparison.Ordinal));
        }

        Assert.Equal(120, (await house.FiguresAsync(new DateOnly(2021, 1, 1), 365)).Total(Metric.Actioned));
    }

    [Fact]
    public async Task The_file_of_published_figures_comes_out_in_proportion()
    {
        var file = SharedData.Find("iwf", "published_figures.csv");
        await using var house = await OpenAsync(TestDatabase.Sqlite);
        // Two of the years are enough here: every further one closes two more periods.
        var lines = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where((line, at) => at == 0 || line.StartsWith("2020", StringComparison.Ordinal) || line.StartsWith("2021", StringComparison.Ordinal));
        var replayed = Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, string.Join('\n', lines), scale: 0.01m));
        Assert.Contains(replayed.Findings, finding => finding.Says.Contains("2021H1", StringComparison.Ordinal) && finding.Says.Contains("contradict", StringComparison.Ordinal));
        var comparison = await house.InScopeAsync(services => services.GetRequiredService<CompareFigures>().CompareAsync(PublishSteps.ReadPeriod("2021H1"), PublishSteps.ReadPeriod("2020H1"), Series.All, 0, TestContext.Current.CancellationToken));
        Assert.Equal("1,006 webpages in 2021H1, up 62% on 622 in 2020H1.", comparison.Sentence);
        Assert.Equal(63.9m, comparison.Figures.Single(one => one.Name == "self_generated").Share!.Percent);
        var year = await house.InScopeAsync(services => services.GetRequiredService<CompareFigures>().SeriesAsync(PublishSteps.ReadPeriod("2021"), new Series(Metric.Actioned, Dimension.Place), 0, TestContext.Current.CancellationToken));
        Assert.Equal((2522L, 41m, 21m), (year.BaseCount!.Value, year.Lines.Single(line => line.Code == "NL").WholePercent!.Value, year.Lines.Single(line => line.Code == "US").WholePercent!.Value));
    }

    [Theory, OnEveryDatabase]
    public async Task Made_up_cases_go_through_every_room_and_come_out_as_the_figures_say(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        var replayed = Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, Head + OfFiveDays, way: ReplayWay.Rooms));
        Assert.Empty(replayed.Findings);
        var figures = await house.FiguresAsync(FirstOfFive, 5);
        Assert.Equal((90L, 90L, 60L, 57L), (figures.Total(Metric.Reports), figures.Total(Metric.Assessed), figures.Total(Metric.Actioned), (await house.FiguresAsync(FirstOfFive, 30)).Total(Metric.Removed)));
        Assert.Equal((38L, 12L, 25L, 3L), (LineOf(figures, Metric.Imagery, Dimension.Made, "self_generated"), LineOf(figures, Metric.Imagery, Dimension.Severity, "A"), LineOf(figures, Metric.Actioned, Dimension.Place, "NL"), LineOf(figures, Metric.Actioned, Dimension.Place, "onion")));
        // Every room has its records: all is filed and assessed, onion services are referred, and hosts were written to before their pages went down.
        foreach (var (sql, count) in new[]
        {
            ("reports", 90L), ("arrivals", 0), ("webpages", 80), ("queue_items WHERE state = 4", 90), ("assessments", 90), ("referrals", 3), ("notices WHERE sent_at IS NOT NULL", 57), ("removals WHERE seconds_from_notice > 0", 57), ("case_progress", 87),
        })
        {
            Assert.Equal((sql, count), (sql, (await house.ListAsync($"SELECT COUNT(*) FROM {sql}", row => row.GetInt64(0)))[0]));
        }
    }

    [Fact]
    public async Task A_replay_through_the_rooms_goes_on_where_it_was_stopped()
    {
        await using var house = await OpenAsync(TestDatabase.Sqlite);
        using (var stop = new CancellationTokenSource())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReplayAsync(house, Head + OfFiveDays, new StopAtFirst(stop), stop.Token, way: ReplayWay.Rooms));
        }

        Assert.Equal(ReplayFigures.Refusal.OtherReplay, Assert.IsType<ReplayFigures.Outcome.Refused>(await ReplayAsync(house, Head + OfFiveDays)).Why);
        Assert.Equal(90, Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, Head + OfFiveDays, way: ReplayWay.Rooms)).Cases);
        var figures = await house.FiguresAsync(FirstOfFive, 5);
        Assert.Equal((90L, 60L, 38L), (figures.Total(Metric.Reports), figures.Total(Metric.Actioned), LineOf(figures, Metric.Imagery, Dimension.Made, "self_generated")));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_cases_to_a_commit_leave_the_same_records_as_one_by_one(TestDatabase database)
    {
        // Each of the use cases takes one case at a time in the first house, as staff and jobs do, and all of a day in the second.
        var one = await LeftByAsync(database, casesAtOnce: 1);
        var many = await LeftByAsync(database, casesAtOnce: 600);
        Assert.Equal(one, many);
        Assert.Contains("facts page.removed: 57", many);
    }

    private static async Task<string> LeftByAsync(TestDatabase database, int casesAtOnce)
    {
        await using var house = await TestHouse.OpenAsync(database, outside => outside.AddReplay(new ReplayClock(TimeProvider.System), new ReplayPace(casesAtOnce)), isSandbox: true);
        Assert.IsType<ReplayFigures.Outcome.Replayed>(await ReplayAsync(house, Head + OfFiveDays, way: ReplayWay.Rooms));
        var report = await house.InScopeAsync(services => services.GetRequiredService<VerifyTimeline>().RunAsync(progress: null, TestContext.Current.CancellationToken));
        Assert.True(report.IsSound, string.Join(", ", report.Findings));
        var left = new List<string>();
        foreach (var (table, by) in new[]
        {
            ("facts", "kind"), ("reports", "source * 100 + thing"), ("record_keys", "0"), ("webpages", "episodes * 100 + sightings"), ("episodes", "cause * 100 + COALESCE(\"end\", 0)"), ("sightings", "0"), ("case_progress", "outcome"),
            ("queue_items", "state * 10000 + reports * 1000 + sources"), ("site_hosts", "0"), ("host_paces", "removals"), ("assessments", "verdict * 1000 + uk * 100 + youngest_child"), ("watches", "state * 1000 + checks * 100 + turn"),
            ("checks", "outcome * 100 + reason"), ("removals", "seconds_from_notice"), ("takedown_cases", "state * 10 + fruitless_traces"), ("traces", "0"), ("hosts", "role"), ("host_aliases", "kind"), ("host_contacts", "origin"),
            ("notices", "state * 100 + rung * 10 + mailings"), ("mailings", "state * 100 + kind * 10 + tries"), ("referrals", "target * 100 + reason"), ("roll_ups", "metric * 1000 + dimension"), ("arrivals", "0"), ("tree_sizes", "leaves"),
        })
        {
            var counts = await house.ListAsync($"SELECT {by} AS what, COUNT(*) FROM {table} GROUP BY 1", row => string.Create(CultureInfo.InvariantCulture, $"{table} {row.GetValue(0)}: {row.GetInt64(1)}"));
            left.AddRange(counts.Order(StringComparer.Ordinal));
        }

        return string.Join('\n', left);
    }

    private static DateOnly FirstOfFive { get; } = new(2021, 7, 1);

    private static string OfFiveDays => """
        2021-07-01..2021-07-05,urls_actioned,total,,60,,
        2021-07-01..2021-07-05,reports_assessed,total,,90,,
        2021-07-01..2021-07-05,reports_assessed_newsgroups,total,,10,,
        2021-07-01..2021-07-05,self_generated,tag,self_generated,38,,urls_actioned
        2021-07-01..2021-07-05,severity,category,A,12,,urls_actioned
        2021-07-01..2021-07-05,hosting_country,country,NL,25,,urls_actioned
        2021-07-01..2021-07-05,hosting_country,country,onion,3,,urls_actioned
        """;

    private static long LineOf(Figures figures, Metric metric, Dimension dimension, string code) => figures.Of(new Series(metric, dimension)).Lines.Single(line => line.Code == code).Count!.Value;

    private static Task<TestHouse> OpenAsync(TestDatabase database, bool isSandbox = true) => TestHouse.OpenAsync(database, outside => outside.AddReplay(new ReplayClock(TimeProvider.System)), isSandbox);

    private static Task<ReplayFigures.Outcome> ReplayAsync(TestHouse house, string text, IProgress<ReplayProgress>? progress = null, CancellationToken? stop = null, decimal scale = 1m, ReplayWay way = ReplayWay.FactsOnly) => house.InScopeAsync(async services =>
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await services.GetRequiredService<ReplayFigures>().RunAsync(csv, scale, 1, way, progress, stop ?? TestContext.Current.CancellationToken);
    });

    private sealed class StopAtFirst(CancellationTokenSource stop) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => stop.Cancel();
    }

    private sealed class Told : List<ReplayProgress>, IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => Add(value);
    }
}
