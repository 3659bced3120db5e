using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Visits;
using OpenHotline.Testing;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Prevent;

public sealed class CampaignTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
    private static readonly CreativeWords Words = new(CampaignChannel.TikTok, "feed", "No", "You can say no.");

    [Theory, OnEveryDatabase]
    public async Task A_link_counts_while_its_campaign_runs_and_leads_on_afterwards(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var campaign = await PlanAsync(house);
        var code = await LinkAsync(house, campaign);
        await ArriveAsync(house, code, 3, isMachine: false);
        await ReviewAsync(house, campaign);
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

        var link = Assert.Single((await ReadAsync(house, campaign))!.Links);
        Assert.Equal((42L, 7L), (link.People, link.Machines));
        Assert.Single(await house.FactsAsync<CampaignStarted>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_small_number_of_arrivals_is_not_shown_nor_worked_out_from_the_others(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var campaign = await PlanAsync(house);
        var codes = new[] { await LinkAsync(house, campaign), await LinkAsync(house, campaign), await LinkAsync(house, campaign) };
        await ReviewAsync(house, campaign);
        await MoveAsync(house, campaign, CampaignState.Running);
        foreach (var (code, times) in codes.Zip([4, 30, 50])) await ArriveAsync(house, code, times, isMachine: false);
        await KeepAsync(house);
        Assert.Equal([null, null, 50], (await ReadAsync(house, campaign))!.Links.Select(line => line.People).Order());
    }

    [Fact]
    public async Task A_small_link_cannot_be_worked_out_from_what_its_channel_comes_to()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlanAsync(house);
        var codes = new[] { await LinkAsync(house, campaign), await LinkAsync(house, campaign), await LinkAsync(house, campaign, CampaignChannel.Snapchat) };
        await ReviewAsync(house, campaign);
        await MoveAsync(house, campaign, CampaignState.Running);
        foreach (var (code, times) in codes.Zip([4, 60, 30])) await ArriveAsync(house, code, times, isMachine: false);
        await KeepAsync(house);
        Assert.Equal([(CampaignChannel.Snapchat, 30L), (CampaignChannel.Poster, null), (CampaignChannel.Poster, null)],
            (await ReadAsync(house, campaign))!.Links.Select(line => (line.Link.Channel, line.People)).OrderBy(line => line.Channel));
    }

    [Fact]
    public async Task What_is_no_code_leads_nowhere()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        foreach (var code in (string?[])[null, "", "zzzzzz", "../../x", "aaaaaa", new string('b', 500)])
        {
            Assert.Null(await house.Services.GetRequiredService<FollowLink>().RunAsync(code, false, TestContext.Current.CancellationToken));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_campaign_starts_only_after_somebody_else_has_looked_through_it(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (writer, reviewer) = (Guid.NewGuid(), Guid.NewGuid());
        var campaign = await PlanAsync(house, writer);
        Assert.Equal(MoveCampaign.Outcome.NotNow, await MoveAsync(house, campaign, CampaignState.Running));
        Assert.Equal(ReviewCampaign.Outcome.SomebodyElseMust, await ReviewAsync(house, campaign, writer));
        Assert.Equal(ReviewCampaign.Outcome.Reviewed, await ReviewAsync(house, campaign, reviewer));
        Assert.Equal(MoveCampaign.Outcome.Moved, await MoveAsync(house, campaign, CampaignState.Running));
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_after_the_review_asks_for_another_review_by_somebody_else(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (writer, reviewer) = (Guid.NewGuid(), Guid.NewGuid());
        var campaign = await PlanAsync(house, writer);
        await ReviewAsync(house, campaign, reviewer);
        Assert.IsType<AddCreative.Outcome.Added>(await house.AsAsync(reviewer, services => services.GetRequiredService<AddCreative>().RunAsync(campaign, Words, TestContext.Current.CancellationToken)));
        Assert.Equal(CampaignState.Draft, (await ReadAsync(house, campaign))!.Campaign.State);
        Assert.Equal(ReviewCampaign.Outcome.SomebodyElseMust, await ReviewAsync(house, campaign, reviewer));
        await ReviewAsync(house, campaign, Guid.NewGuid());
        await MoveAsync(house, campaign, CampaignState.Running);
        var late = Assert.IsType<AddCreative.Outcome.Refused>(await house.AsAsync(writer, services => services.GetRequiredService<AddCreative>().RunAsync(campaign, Words, TestContext.Current.CancellationToken)));
        Assert.Equal(AddCreative.Refusal.NotNow, late.Why);
    }

    [Theory]
    [InlineData("feed", "", "", AddCreative.Refusal.NoText)]
    [InlineData("billboard", "", "Say no", AddCreative.Refusal.NoSuchFormat)]
    [InlineData("feed", "A heading of more than twenty", "Say no", AddCreative.Refusal.HeadingTooLong)]
    [InlineData("feed", "", "Look at https://elsewhere.example/", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at elsewhere.example today", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "WWW.elsewhere", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at 192.0.2.7 today", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at 192.0.2.7:8080/a", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at [2001:db8::7]", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at مثال.إختبار today", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at пример.испытание", AddCreative.Refusal.HasAddress)]
    [InlineData("feed", "", "Look at elsewhere.xn--zckzah", AddCreative.Refusal.HasAddress)]
    public async Task What_does_not_fit_or_leads_elsewhere_is_refused(string format, string heading, string text, AddCreative.Refusal why)
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlanAsync(house);
        var refused = Assert.IsType<AddCreative.Outcome.Refused>(await AddAsync(house, campaign, new CreativeWords(CampaignChannel.TikTok, format, heading, text)));
        Assert.Equal(why, refused.Why);
    }

    [Fact]
    public async Task A_text_over_the_limit_is_told_how_much_fits_and_a_pictogram_is_one_character()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlanAsync(house);
        Assert.IsType<AddCreative.Outcome.Added>(await AddAsync(house, campaign, Words with { Text = string.Concat(Enumerable.Repeat("🌟", 100)) }));
        var refused = Assert.IsType<AddCreative.Outcome.Refused>(await AddAsync(house, campaign, Words with { Text = new string('a', 101) }));
        Assert.Equal((AddCreative.Refusal.TextTooLong, 100, 101), (refused.Why, refused.MostCharacters, refused.Characters));
    }

    [Fact]
    public async Task A_picture_needs_words_and_is_a_picture()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlanAsync(house);
        var creative = Assert.IsType<AddCreative.Outcome.Added>(await AddAsync(house, campaign, Words)).CreativeId;
        Assert.Equal(AddCreativePicture.Outcome.NoAlternative, await ShowAsync(Png, " "));
        Assert.Equal(AddCreativePicture.Outcome.HasAddress, await ShowAsync(Png, "A lantern, as on elsewhere.example"));
        Assert.Equal(AddCreativePicture.Outcome.NotAPicture, await ShowAsync("<svg onload=x>"u8.ToArray(), "A lantern"));
        Assert.Equal(AddCreativePicture.Outcome.TooLarge, await ShowAsync([.. Png, .. new byte[CreativePicture.MaxBytes]], "A lantern"));
        Assert.Equal(AddCreativePicture.Outcome.Added, await ShowAsync(Png, "A lantern"));
        Assert.Equal(("A lantern", "image/png"), ((await ReadAsync(house, campaign))!.Creatives[0].Alternative, (await ReadAsync(house, campaign))!.Creatives[0].Picture));

        Task<AddCreativePicture.Outcome> ShowAsync(byte[] picture, string words) => house.InScopeAsync(services => services.GetRequiredService<AddCreativePicture>().RunAsync(campaign, creative, picture, words, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_leads_only_to_a_page_that_is_there()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var campaign = await PlanAsync(house);
        foreach (var (landing, page) in ((CampaignLanding, string?)[])[((CampaignLanding)99, null), (CampaignLanding.GuidancePage, null), (CampaignLanding.GuidancePage, "https://elsewhere.example/"), (CampaignLanding.GuidancePage, "no-such-page"), (CampaignLanding.FirstPage, "parents-talk")])
        {
            var refused = Assert.IsType<AddCampaignLink.Outcome.Refused>(await house.InScopeAsync(services => services.GetRequiredService<AddCampaignLink>().RunAsync(campaign, CampaignChannel.Poster, "Hall", landing, page, TestContext.Current.CancellationToken)));
            Assert.Equal(AddCampaignLink.Refusal.NoSuchChannelOrPage, refused.Why);
        }

        Assert.IsType<AddCampaignLink.Outcome.Added>(await house.InScopeAsync(services => services.GetRequiredService<AddCampaignLink>().RunAsync(campaign, CampaignChannel.Poster, "Hall", CampaignLanding.GuidancePage, "parents-talk", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Every_channel_has_a_format() => Assert.Equal(Enum.GetValues<CampaignChannel>(), ChannelRules.Shipped.Channels.Where(channel => channel.Formats.Count > 0).Select(channel => channel.Name).Order());

    private static async Task<Guid> PlanAsync(TestHouse house, Guid? by = null) =>
        Assert.IsType<PlanCampaign.Outcome.Planned>(await house.AsAsync(by ?? Guid.NewGuid(), services => services.GetRequiredService<PlanCampaign>().RunAsync(RunningCampaign.Plan, TestContext.Current.CancellationToken))).CampaignId;

    private static async Task<string> LinkAsync(TestHouse house, Guid campaign, CampaignChannel channel = CampaignChannel.Poster) => Assert.IsType<AddCampaignLink.Outcome.Added>(await house.InScopeAsync(services => services.GetRequiredService<AddCampaignLink>()
        .RunAsync(campaign, channel, "School hall", CampaignLanding.ReportPage, null, TestContext.Current.CancellationToken))).Code;

    private static Task<AddCreative.Outcome> AddAsync(TestHouse house, Guid campaign, CreativeWords words) => house.InScopeAsync(services => services.GetRequiredService<AddCreative>().RunAsync(campaign, words, TestContext.Current.CancellationToken));

    private static Task<ReviewCampaign.Outcome> ReviewAsync(TestHouse house, Guid campaign, Guid? by = null) =>
        house.AsAsync(by ?? Guid.NewGuid(), services => services.GetRequiredService<ReviewCampaign>().RunAsync(campaign, TestContext.Current.CancellationToken));

    private static Task<ReadCampaigns.One?> ReadAsync(TestHouse house, Guid campaign) => house.InScopeAsync(services => services.GetRequiredService<ReadCampaigns>().RunAsync(campaign, TestContext.Current.CancellationToken));

    private static async Task ArriveAsync(TestHouse house, string code, int times, bool isMachine)
    {
        // The links are read again once a second.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < times; i++) Assert.NotNull(await house.Services.GetRequiredService<FollowLink>().RunAsync(code, isMachine, TestContext.Current.CancellationToken));
    }

    private static Task KeepAsync(TestHouse house) => house.Services.GetRequiredService<VisitTally>().KeepAsync(TestContext.Current.CancellationToken);

    private static Task<MoveCampaign.Outcome> MoveAsync(TestHouse house, Guid campaign, CampaignState to) =>
        house.InScopeAsync(services => services.GetRequiredService<MoveCampaign>().RunAsync(campaign, to, TestContext.Current.CancellationToken));
}
