using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;
using OpenHotline.Prevent.Visits;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Testing;

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
        await ReportAsync(house, 8, ReportSource.YoungPerson);
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
    public async Task A_few_who_come_after_the_campaigns_days_cannot_be_worked_out_from_all_who_came()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlannedAsync(house, (0, GoalFigure.Arrivals, 100));
        house.Clock.Advance(TimeSpan.FromDays(7));
        await ArriveAsync(house, campaign.Code, 40);
        house.Clock.Advance(TimeSpan.FromDays(14));
        await ArriveAsync(house, campaign.Code, 3);
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

    private static Task ReportAsync(TestHouse house, int reports, ReportSource source) => house.InUnitAsync(async services =>
    {
        var tally = new Tally();
        for (var i = 0; i < reports; i++) tally.AddReport(services.GetRequiredService<HotlineDays>().Today.DayNumber, (int)source, (int)ThingKind.Webpage);
        await tally.WriteAsync(services.GetRequiredService<HotlineDb>(), TestContext.Current.CancellationToken);
        return true;
    });
}
