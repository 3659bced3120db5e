using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;
using OpenHotline.Prevent.Visits;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;

namespace OpenHotline.Tests.Prevent;

/// <summary>What is put beside a campaign. The clock of a house starts on 2 March 2026, a Monday.</summary>
public sealed class EvaluationTests
{
    private static readonly CampaignPlan TwoWeeks = RunningCampaign.Plan with { FirstOn = new DateOnly(2026, 3, 9), LastOn = new DateOnly(2026, 3, 22) };

    [Theory, OnEveryDatabase]
    public async Task Spend_arrivals_and_weeks_stand_beside_the_goals(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var campaign = await PlannedAsync(house, (100, GoalFigure.Arrivals, 50), (0, GoalFigure.Reports, 20));
        await ReportAsync(house, 10, ReportSource.Public);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ArriveAsync(house, campaign.Code, 40);
        await ReportAsync(house, 25, ReportSource.Public);
        house.Clock.Advance(TimeSpan.FromDays(14));

        var found = await ReadAsync(house, campaign.Id);
        Assert.Equal((100L, 40L, 2.5m), (found.Spent, found.Arrivals, found.CostPerArrival));
        Assert.Equal([10L, 25L], found.Weeks.Where(week => week.Reports > 0).Select(week => week.Reports!.Value));
        Assert.Equal([CampaignPhase.Before, CampaignPhase.During], found.Weeks.Where(week => week.Reports > 0).Select(week => week.Phase));
        Assert.Equal(CampaignPhase.After, found.Weeks[^1].Phase);
        var reports = found.Goals.Single(goal => goal.Figure == GoalFigure.Reports);
        Assert.Equal((20L, 25L, 10L), (reports.Target, reports.Reached, reports.Before));
    }

    [Theory, OnEveryDatabase]
    public async Task Requests_of_young_people_are_told_by_whole_quarters_only(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var campaign = await PlannedAsync(house, (0, GoalFigure.OwnPictures, 5));
        // What is counted is requests: one has a fingerprint only, one ten addresses, and each is one.
        await house.RequestAsync(OwnSteps.Picture('a'), [.. Enumerable.Range(0, 10).Select(i => $"http://page{i}.example/")]);
        for (var i = 0; i < 7; i++) await house.RequestAsync(OwnSteps.Picture((char)('0' + i)));
        await house.OpenArrivalsAsync();
        await house.TellFactsAsync();
        Assert.Equal(8, (await house.ListAsync("SELECT people FROM visit_counts WHERE what = 4", row => row.GetInt64(0))).Single());
        house.Clock.Advance(TimeSpan.FromDays(20));
        var during = await ReadAsync(house, campaign.Id);
        Assert.Equal(["2025Q4"], during.OwnPictures.Select(line => line.Quarter.Code));
        Assert.Equal(0, during.OwnPicturesTotal);
        Assert.Null(during.Goals[0].Reached);
        Assert.All(during.Weeks, week => Assert.Equal(0, week.Reports));

        house.Clock.Advance(TimeSpan.FromDays(15));
        var after = await ReadAsync(house, campaign.Id);
        Assert.Equal([("2025Q4", 0L), ("2026Q1", 8L)], after.OwnPictures.Select(line => (line.Quarter.Code, line.Count ?? -1)));
        Assert.Equal((8L, 8L), (after.OwnPicturesTotal, after.Goals[0].Reached));
    }

    [Fact]
    public async Task A_small_quarter_cannot_be_worked_out_from_the_goal_or_from_the_sum()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await house.InScopeAsync(services => RunningCampaign.StartAsync(services, TwoWeeks with { LastOn = new DateOnly(2026, 5, 1) }, goals: [(GoalFigure.OwnPictures, 5)]));
        await CountAsync(house, Counted.OwnRequest, CountOwnRequests.Subject, new DateOnly(2026, 1, 1), 3);
        await CountAsync(house, Counted.OwnRequest, CountOwnRequests.Subject, new DateOnly(2026, 4, 1), 20);
        house.Clock.Advance(TimeSpan.FromDays(125));
        var found = await ReadAsync(house, campaign.Id);
        Assert.Equal([("2025Q4", (long?)0), ("2026Q1", (long?)null), ("2026Q2", (long?)20)], found.OwnPictures.Select(line => (line.Quarter.Code, line.Count)));
        Assert.Equal((20L, null), (found.OwnPicturesTotal, found.Goals[0].Reached));
    }

    [Fact]
    public async Task A_few_arrivals_outside_the_weeks_cannot_be_worked_out_from_all()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house);
        await CountAsync(house, Counted.Arrival, campaign.Code, new DateOnly(2026, 1, 5), 3);
        await CountAsync(house, Counted.Arrival, campaign.Code, new DateOnly(2026, 3, 10), 40);
        house.Clock.Advance(TimeSpan.FromDays(30));
        var found = await ReadAsync(house, campaign.Id);
        Assert.Equal(43, found.Arrivals);
        Assert.DoesNotContain(found.Weeks, week => week.Arrivals > 0);
    }

    [Fact]
    public async Task A_campaign_counts_no_more_after_its_last_day_and_ends_by_itself()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ArriveAsync(house, campaign.Code, 40);
        await house.RunJobAsync<EndCampaignsJob>();
        Assert.Equal(CampaignState.Running, (await ReadAsync(house, campaign.Id)).Campaign.State);
        house.Clock.Advance(TimeSpan.FromDays(14));
        await ArriveAsync(house, campaign.Code, 9);
        Assert.Equal(40, (await ReadAsync(house, campaign.Id)).Arrivals);
        await house.RunJobAsync<EndCampaignsJob>();
        await house.RunJobAsync<EndCampaignsJob>();
        Assert.Equal(CampaignState.Ended, (await ReadAsync(house, campaign.Id)).Campaign.State);
        Assert.Equal(1, await house.CountAsync("facts WHERE kind = 'campaign.ended'"));
    }

    [Fact]
    public async Task Who_comes_to_the_page_of_young_people_is_kept_by_quarter_and_told_when_it_is_over()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await house.InScopeAsync(services => RunningCampaign.StartAsync(services, TwoWeeks, landing: CampaignLanding.OwnPicturePage));
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ArriveAsync(house, campaign.Code, 40);
        Assert.Equal([new DateOnly(2026, 1, 1)], await house.ListAsync("SELECT day FROM visit_counts", row => DateOnly.FromDayNumber(row.GetInt32(0))));
        var during = await ReadAsync(house, campaign.Id);
        Assert.Equal((0L, 0L), (during.Arrivals, during.Channels[0].Arrivals));
        house.Clock.Advance(TimeSpan.FromDays(28));
        var after = await ReadAsync(house, campaign.Id);
        Assert.Equal((40L, 40L), (after.Arrivals, after.Channels[0].Arrivals));
        Assert.All(after.Weeks, week => Assert.Equal(0, week.Arrivals));
    }

    [Fact]
    public async Task What_was_read_and_whom_was_called_are_not_mixed_up()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house, (0, GoalFigure.ReadToEnd, 10), (0, GoalFigure.HelpContacted, 10));
        await CountAsync(house, Counted.ReadToEnd, "en/parents-talk", new DateOnly(2026, 3, 10), 21);
        await CountAsync(house, Counted.HelpContacted, Guid.NewGuid().ToString("D"), new DateOnly(2026, 3, 10), 13);
        house.Clock.Advance(TimeSpan.FromDays(30));
        var found = await ReadAsync(house, campaign.Id);
        Assert.Equal((21L, 13L), (found.Weeks.Max(week => week.ReadToEnd), found.Weeks.Max(week => week.HelpContacted)));
        Assert.Equal([(GoalFigure.ReadToEnd, (long?)21), (GoalFigure.HelpContacted, (long?)13)], found.Goals.Select(goal => (goal.Figure, goal.Reached)));
    }

    [Fact]
    public async Task A_small_week_cannot_be_worked_out_from_what_the_campaigns_days_come_to()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house, (0, GoalFigure.Reports, 100));
        await ReportAsync(house, 20, ReportSource.Public);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ReportAsync(house, 2, ReportSource.Public);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ReportAsync(house, 40, ReportSource.Public);
        var found = await ReadAsync(house, campaign.Id);
        Assert.All(found.Weeks.Where(week => week.Phase == CampaignPhase.During), week => Assert.Null(week.Reports));
        Assert.Equal((42L, 20L), (found.Goals[0].Reached, found.Goals[0].Before));
        Assert.Contains(found.Weeks, week => week.Reports == 20);
    }

    [Fact]
    public async Task A_small_week_before_the_campaign_takes_the_sum_before_it_along()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house, (0, GoalFigure.Reports, 100));
        await ReportAsync(house, 2, ReportSource.Public);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ReportAsync(house, 40, ReportSource.Public);
        var found = await ReadAsync(house, campaign.Id);
        Assert.Equal((40L, null), (found.Goals[0].Reached, found.Goals[0].Before));
        Assert.Null(found.Weeks.Last(week => week.Phase == CampaignPhase.Before).Reports);
    }

    [Fact]
    public async Task A_few_who_come_before_the_campaigns_days_cannot_be_worked_out_from_all_who_came()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house, (0, GoalFigure.Arrivals, 100));
        await ArriveAsync(house, campaign.Code, 3);
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ArriveAsync(house, campaign.Code, 40);
        var found = await ReadAsync(house, campaign.Id);
        Assert.Equal((43L, null), (found.Arrivals, found.Goals[0].Reached));
        Assert.DoesNotContain(found.Weeks, week => week.Arrivals > 0);
    }

    [Fact]
    public async Task A_campaign_is_evaluated_once_after_it_has_ended()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house);
        Assert.Equal(EvaluateCampaign.Outcome.NotNow, await EvaluateAsync("It worked."));
        await house.InScopeAsync(services => services.GetRequiredService<MoveCampaign>().RunAsync(campaign.Id, CampaignState.Ended, TestContext.Current.CancellationToken));
        Assert.Equal(EvaluateCampaign.Outcome.NoConclusion, await EvaluateAsync(" "));
        Assert.Equal(EvaluateCampaign.Outcome.Evaluated, await EvaluateAsync("It worked."));
        Assert.Equal(EvaluateCampaign.Outcome.NotNow, await EvaluateAsync("It did not."));
        Assert.Equal("It worked.", (await ReadAsync(house, campaign.Id)).Campaign.Conclusion);

        Task<EvaluateCampaign.Outcome> EvaluateAsync(string words) => house.InScopeAsync(services => services.GetRequiredService<EvaluateCampaign>().RunAsync(campaign.Id, words, TestContext.Current.CancellationToken));
    }

    private static async Task<RunningCampaign> PlannedAsync(TestHouse house, params (int Spent, GoalFigure Figure, long Target)[] goals)
    {
        var campaign = await house.InScopeAsync(services => RunningCampaign.StartAsync(services, TwoWeeks, goals: [.. goals.Select(goal => (goal.Figure, goal.Target))]));
        foreach (var goal in goals.Where(goal => goal.Spent > 0))
            await house.InScopeAsync(services => services.GetRequiredService<SetBudget>().RunAsync(campaign.Id, CampaignChannel.Poster, null, goal.Spent, TestContext.Current.CancellationToken));
        return campaign;
    }

    private static async Task<Evaluation> ReadAsync(TestHouse house, Guid campaign) => (await house.InScopeAsync(services => services.GetRequiredService<ReadEvaluation>().RunAsync(campaign, TestContext.Current.CancellationToken)))!;

    private static async Task ArriveAsync(TestHouse house, string code, int times)
    {
        for (var i = 0; i < times; i++) await house.Services.GetRequiredService<FollowLink>().RunAsync(code, false, TestContext.Current.CancellationToken);
        await house.Services.GetRequiredService<VisitTally>().KeepAsync(TestContext.Current.CancellationToken);
    }

    private static Task CountAsync(TestHouse house, Counted what, string subject, DateOnly day, long people) => house.InUnitAsync(async services =>
    {
        await services.GetRequiredService<HotlineDb>().ExecuteAsync("INSERT INTO visit_counts (what, subject, day, people, machines) VALUES (@what, @subject, @day, @people, 0)",
            TestContext.Current.CancellationToken, ("what", what), ("subject", subject), ("day", day), ("people", people));
        return true;
    });

    private static Task ReportAsync(TestHouse house, int reports, ReportSource source) => house.InUnitAsync(async services =>
    {
        var tally = new Tally();
        for (var i = 0; i < reports; i++) tally.AddReport(services.GetRequiredService<HotlineDays>().Today.DayNumber, (int)source, (int)ThingKind.Webpage);
        await tally.WriteAsync(services.GetRequiredService<HotlineDb>(), TestContext.Current.CancellationToken);
        return true;
    });
}
