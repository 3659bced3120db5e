using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;
using OpenHotline.Sandbox.People;
using OpenHotline.Testing;
using OpenHotline.Web;

namespace OpenHotline.Sandbox.Tests;

/// <summary>The campaigns that the sandbox shows as examples.</summary>
public sealed class WorkedCampaignTests
{
    private static readonly IReadOnlyList<WorkedCampaign> All = WorkedCampaigns.All(new DateOnly(2026, 11, 22));

    [Fact]
    public void Each_shows_a_drawn_picture_that_is_said_in_words()
    {
        foreach (var picture in All.Select(worked => worked.Picture))
        {
            var bytes = picture.Read();
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
            Assert.InRange(bytes.Length, 1, CreativePicture.MaxBytes);
            Assert.StartsWith("Drawn: ", picture.Alternative, StringComparison.Ordinal);
            Assert.InRange(picture.Alternative.Length, 20, AddCreativePicture.MaxAlternativeCharacters);
        }

        Assert.All(All, worked => Assert.All(worked.Picture.ShownBy, place => Assert.Contains(worked.Creatives, words => (words.Channel, words.Format) == place)));
    }

    [Theory, OnEveryDatabase]
    public async Task One_is_over_and_evaluated_and_the_other_runs(TestDatabase database)
    {
        using var folder = new TempFolder();
        await using var house = await TestHouse.OpenAsync(database);
        await using var ground = await SandboxGround.OpenAsync(folder.In("sandbox"), TimeProvider.System, TestContext.Current.CancellationToken);
        var people = await ground.PeopleAsync(new HouseParts(house.Settings, house.Keys, TimeProvider.System, services => ground.Outside.Replace(services)), TestContext.Current.CancellationToken);
        Assert.Equal(6, people.LinkCodes.Count);
        house.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var campaigns = await house.InScopeAsync(services => services.GetRequiredService<ReadCampaigns>().AllAsync(TestContext.Current.CancellationToken));
        Assert.Equal([CampaignState.Running, CampaignState.Evaluated], campaigns.Select(campaign => campaign.State));
        Assert.All(campaigns, campaign => Assert.NotEqual(campaign.OwnerId, campaign.ReviewedBy));
        Assert.NotEmpty(campaigns[1].Conclusion!);

        var found = (await house.InScopeAsync(services => services.GetRequiredService<ReadEvaluation>().RunAsync(campaigns[1].Id, TestContext.Current.CancellationToken)))!;
        Assert.Equal((829L, 396L, 44L, 2.09m), (found.Spent, found.Arrivals!.Value, found.Machines, found.CostPerArrival!.Value));
        Assert.Equal([52, 71, 84, 76, 63, 50], Of(CampaignPhase.During, week => week.Arrivals));
        Assert.Equal([12, 14, 12, 13], Of(CampaignPhase.Before, week => week.ReadToEnd));
        Assert.Equal([8, 10, 13, 12, 9, 8], Of(CampaignPhase.During, week => week.HelpContacted));
        Assert.Equal([17, 15, 14], Of(CampaignPhase.After, week => week.ReadToEnd).Take(3));
        Assert.Equal([(350L, (long?)396, (long?)null), (160, 149, 75), (50, 60, 37)], found.Goals.Select(goal => (goal.Target, goal.Reached, goal.Before)));
        Assert.All(found.Channels, channel => Assert.NotNull(channel.CostPerArrival));

        IEnumerable<long?> Of(CampaignPhase phase, Func<Evaluation.WeekLine, long?> number) => found.Weeks.Where(week => week.Phase == phase).Select(number);
    }

    [Fact]
    public void The_one_for_young_people_leads_to_their_own_way() => Assert.Contains(All.Single(worked => worked.Plan.Audience == CampaignAudience.YoungPeople).Links, link => link.Landing == CampaignLanding.OwnPicturePage);
}
