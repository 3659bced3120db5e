using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Prevent;
using OpenHotline.Testing;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Prevent;

public sealed class CampaignTests
{
    private static readonly CampaignPlan Plan = new("Home is where it starts", "Parents talk with their children", CampaignAudience.Parents, null, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    [Theory, OnEveryDatabase]
    public async Task A_link_counts_while_its_campaign_runs_and_leads_on_afterwards(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var campaign = Assert.IsType<PlanCampaign.Outcome.Planned>(await house.InScopeAsync(services => services.GetRequiredService<PlanCampaign>().RunAsync(Plan, TestContext.Current.CancellationToken))).CampaignId;
        var code = Assert.IsType<AddCampaignLink.Outcome.Added>(await house.InScopeAsync(services => services.GetRequiredService<AddCampaignLink>()
            .RunAsync(campaign, CampaignChannel.Poster, "School hall", CampaignLanding.ReportPage, TestContext.Current.CancellationToken))).Code;
        await ArriveAsync(house, code, 3, isMachine: false);
        Assert.Equal(MoveCampaign.Outcome.Moved, await MoveAsync(house, campaign, CampaignState.Running));
        await ArriveAsync(house, code, 40, isMachine: false);
        await ArriveAsync(house, code, 7, isMachine: true);
        await KeepAsync(house);
        await ArriveAsync(house, code, 2, isMachine: false);
        await KeepAsync(house);
        Assert.Equal(MoveCampaign.Outcome.Moved, await MoveAsync(house, campaign, CampaignState.Ended));
        Assert.Equal(MoveCampaign.Outcome.NotNow, await MoveAsync(house, campaign, CampaignState.Running));
        await ArriveAsync(house, code, 5, isMachine: false);
        await KeepAsync(house);

        var one = await house.InScopeAsync(services => services.GetRequiredService<ReadCampaigns>().RunAsync(campaign, TestContext.Current.CancellationToken));
        var link = Assert.Single(one!.Links);
        Assert.Equal((42L, 7L), (link.People, link.Machines));
        Assert.Single(await house.FactsAsync<CampaignStarted>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_small_number_of_arrivals_is_not_shown(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var campaign = Assert.IsType<PlanCampaign.Outcome.Planned>(await house.InScopeAsync(services => services.GetRequiredService<PlanCampaign>().RunAsync(Plan, TestContext.Current.CancellationToken))).CampaignId;
        var added = Assert.IsType<AddCampaignLink.Outcome.Added>(await house.InScopeAsync(services => services.GetRequiredService<AddCampaignLink>()
            .RunAsync(campaign, CampaignChannel.Instagram, "Story", CampaignLanding.FirstPage, TestContext.Current.CancellationToken)));
        await MoveAsync(house, campaign, CampaignState.Running);
        await ArriveAsync(house, added.Code, 4, isMachine: false);
        await KeepAsync(house);
        Assert.Null(Assert.Single((await house.InScopeAsync(services => services.GetRequiredService<ReadCampaigns>().RunAsync(campaign, TestContext.Current.CancellationToken)))!.Links).People);
    }

    [Fact]
    public async Task What_is_no_code_leads_nowhere()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        foreach (var code in (string?[])[null, "", "zzzzzz", "../../x", "aaaaaa", new string('b', 500)])
        {
            Assert.Null(await house.InScopeAsync(services => services.GetRequiredService<FollowLink>().RunAsync(code, false, TestContext.Current.CancellationToken)));
        }
    }

    private static Task ArriveAsync(TestHouse house, string code, int times, bool isMachine) => house.InScopeAsync(async services =>
    {
        for (var i = 0; i < times; i++) Assert.Equal(true, await services.GetRequiredService<FollowLink>().RunAsync(code, isMachine, TestContext.Current.CancellationToken) is not null);
    });

    private static Task KeepAsync(TestHouse house) => house.Services.GetRequiredService<ArrivalTally>().KeepAsync(TestContext.Current.CancellationToken);

    private static Task<MoveCampaign.Outcome> MoveAsync(TestHouse house, Guid campaign, CampaignState to) =>
        house.InScopeAsync(services => services.GetRequiredService<MoveCampaign>().RunAsync(campaign, to, TestContext.Current.CancellationToken));
}
