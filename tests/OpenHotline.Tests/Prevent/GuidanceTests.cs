using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Prevent;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Prevent;

public sealed class GuidanceTests
{
    [Theory]
    [InlineData("صورة"), InlineData("الصورة"), InlineData("والصورة"), InlineData("صورتي")]
    public async Task Arabic_words_are_found_with_and_without_their_article(string words)
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var found = await house.InScopeAsync(services => services.GetRequiredService<SearchGuidance>().RunAsync(words, "ar", TestContext.Current.CancellationToken));
        Assert.Contains(found, page => page.Text.Page == "somebody-has-my-picture");
    }

    private static readonly GuidanceText Text = new("parents-talk", "en", GuidanceAudience.Parents, 11, "Talk", "How to begin.", "## Begin\n\nAsk them.");

    [Fact]
    public void What_comes_with_the_house_is_there_in_every_language_and_keeps_the_rules()
    {
        foreach (var language in Languages.All)
        {
            var pages = ShippedGuidance.All.Where(text => text.Language == language).ToList();
            Assert.Equal(12, pages.Count);
            Assert.All(pages, page =>
            {
                Assert.Null(page.WhyNot());
                Assert.Empty(GuidanceMarkdown.FaultsIn(page.Markdown));
            });
        }
    }

    [Fact]
    public void In_arabic_nobody_is_spoken_to_as_a_boy() => Assert.All(
        ShippedGuidance.All.Where(text => text.Language == "ar"), text => Assert.Empty(SpokenArabic.AsToABoy($"{text.Title}\n{text.Summary}\n{text.Markdown}")));

    [Theory]
    [InlineData("اكتب العنوان", 1), InlineData("إذا رأيتها فأبلغ عنها وانتظر", 2), InlineData("يمكن كتابة العنوان", 0), InlineData("اكتبوا العنوان", 0), InlineData("هذا مكتوب هنا", 0)]
    public void What_speaks_to_a_boy_is_seen(string words, int count) => Assert.Equal(count, SpokenArabic.AsToABoy(words).Count);

    [Theory]
    [InlineData("<script>alert(1)</script>", GuidanceMarkdown.Fault.Html)]
    [InlineData("words <b>bold</b>", GuidanceMarkdown.Fault.Html)]
    [InlineData("<!-- hidden -->", GuidanceMarkdown.Fault.Html)]
    [InlineData("![x](/picture.png)", GuidanceMarkdown.Fault.Picture)]
    [InlineData("[x](javascript:alert(1))", GuidanceMarkdown.Fault.Link)]
    [InlineData("[x](JAVASCRIPT:alert(1))", GuidanceMarkdown.Fault.Link)]
    [InlineData("[x](data:text/html,x)", GuidanceMarkdown.Fault.Link)]
    [InlineData("[x](http://plain.example/)", GuidanceMarkdown.Fault.Link)]
    [InlineData("[x](//elsewhere.example/)", GuidanceMarkdown.Fault.Link)]
    [InlineData("[x](https://user@elsewhere.example/)", GuidanceMarkdown.Fault.Link)]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)", GuidanceMarkdown.Fault.Link)]
    [InlineData("<https://elsewhere.example/>", GuidanceMarkdown.Fault.Link)]
    [InlineData("# Title", GuidanceMarkdown.Fault.Heading)]
    [InlineData("    code", GuidanceMarkdown.Fault.Block)]
    public void What_could_do_harm_is_found(string markdown, GuidanceMarkdown.Fault fault) => Assert.Contains(fault, GuidanceMarkdown.FaultsIn(markdown));

    [Theory]
    [InlineData("## Words\n\n- one\n- **two** and *three*\n\n1. [ours](/report)\n2. [theirs](https://help.example/) or [call](tel:+442079460101)\n\n1 < 2")]
    public void Ordinary_words_are_left_alone(string markdown) => Assert.Empty(GuidanceMarkdown.FaultsIn(markdown));

    [Theory, OnEveryDatabase]
    public async Task A_version_is_read_by_everybody_once_somebody_else_has_reviewed_it_and_it_was_published(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var writer = Guid.NewGuid();
        var version = await WriteAsync(house, Text, writer);
        Assert.Equal(DecideGuidance.Outcome.NotNow, await DecideAsync(house, version, GuidanceDecision.Publish, writer));
        Assert.Equal(DecideGuidance.Outcome.SomebodyElseMust, await DecideAsync(house, version, GuidanceDecision.Review, writer));
        Assert.NotEqual("Talk", (await FindAsync(house))!.Text.Title);
        Assert.Equal(DecideGuidance.Outcome.Decided, await DecideAsync(house, version, GuidanceDecision.Review, Guid.NewGuid()));
        Assert.Equal(DecideGuidance.Outcome.Decided, await DecideAsync(house, version, GuidanceDecision.Publish, writer));
        Assert.Equal("Talk", (await FindAsync(house))!.Text.Title);

        var second = await WriteAsync(house, Text with { Title = "Talk again" }, writer);
        await DecideAsync(house, second, GuidanceDecision.Review, Guid.NewGuid());
        await DecideAsync(house, second, GuidanceDecision.Publish, writer);
        Assert.Equal("Talk again", (await FindAsync(house))!.Text.Title);
        Assert.Equal(DecideGuidance.Outcome.Decided, await DecideAsync(house, second, GuidanceDecision.Withdraw, writer));
        Assert.Null(await FindAsync(house));
    }

    [Fact]
    public async Task A_link_to_a_guidance_page_that_nobody_can_read_is_refused()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var outcome = await house.InScopeAsync(services => services.GetRequiredService<WriteGuidance>().RunAsync(Text with { Markdown = "[there](/guidance/schools) [nowhere](/guidance/no-such-page)" }, TestContext.Current.CancellationToken));
        Assert.Equal([GuidanceMarkdown.Fault.DeadLink], Assert.IsType<WriteGuidance.Outcome.Refused>(outcome).Faults);
        await WriteAsync(house, Text with { Markdown = "[there](/guidance/schools) [here](/guidance/parents-talk)" }, Guid.NewGuid());
    }

    [Theory, OnEveryDatabase]
    public async Task What_came_with_the_house_is_due_until_somebody_here_has_looked_through_it_and_can_be_withdrawn(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.True((await RowAsync(house)).IsDue);
        Assert.Equal(DecideGuidance.Outcome.Decided, await ShippedAsync(house, GuidanceDecision.Review));
        Assert.Equal((false, new DateOnly(2026, 12, 1).AddDays(180)), ((await RowAsync(house)).IsDue, (await RowAsync(house)).DueOn));
        Assert.Equal(DecideGuidance.Outcome.NotNow, await ShippedAsync(house, GuidanceDecision.Withdraw));
        house.Clock.Advance(TimeSpan.FromDays(181));
        Assert.True((await RowAsync(house)).IsDue);

        var shown = (await FindAsync(house))!;
        Assert.Equal(DecideGuidance.Outcome.Decided, await DecideAsync(house, shown.VersionId!.Value, GuidanceDecision.Withdraw, Guid.NewGuid()));
        Assert.Null(await FindAsync(house));
        Assert.NotNull(await house.InScopeAsync(services => services.GetRequiredService<ReadGuidance>().FindAsync("parents-talk", "fr", TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("", "en", 0)]
    [InlineData("PAIE", "fr", 1)]
    [InlineData("école", "fr", 1)]
    [InlineData("ecole", "fr", 1)]
    [InlineData("أصدقاء", "ar", 1)]
    [InlineData("zzzz", "en", 0)]
    [InlineData("<script>", "en", 0)]
    public async Task Pages_are_found_by_words_without_case_or_accents(string question, string language, int atLeast)
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var found = await house.InScopeAsync(services => services.GetRequiredService<SearchGuidance>().RunAsync(question, language, TestContext.Current.CancellationToken));
        Assert.True(atLeast == 0 ? found.Count == 0 : found.Count >= atLeast);
    }

    [Fact]
    public async Task A_long_question_is_cut_and_the_best_page_comes_first()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var found = await house.InScopeAsync(services => services.GetRequiredService<SearchGuidance>().RunAsync("threatens share " + new string('x', 100_000), "en", TestContext.Current.CancellationToken));
        Assert.Equal("somebody-threatens", found[0].Text.Page);
    }

    private static async Task<Guid> WriteAsync(TestHouse house, GuidanceText text, Guid writer) =>
        Assert.IsType<WriteGuidance.Outcome.Written>(await house.AsAsync(writer, services => services.GetRequiredService<WriteGuidance>().RunAsync(text, TestContext.Current.CancellationToken))).VersionId;

    private static Task<DecideGuidance.Outcome> DecideAsync(TestHouse house, Guid version, GuidanceDecision decision, Guid by) =>
        house.AsAsync(by, services => services.GetRequiredService<DecideGuidance>().RunAsync(version, decision, TestContext.Current.CancellationToken));

    private static Task<DecideGuidance.Outcome> ShippedAsync(TestHouse house, GuidanceDecision decision) =>
        house.AsAsync(Guid.NewGuid(), services => services.GetRequiredService<DecideGuidance>().ShippedAsync("parents-talk", "en", decision, TestContext.Current.CancellationToken));

    private static Task<ReadGuidance.Shown?> FindAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<ReadGuidance>().FindAsync("parents-talk", "en", TestContext.Current.CancellationToken));

    private static async Task<ListGuidance.Row> RowAsync(TestHouse house) =>
        (await house.InScopeAsync(services => services.GetRequiredService<ListGuidance>().AllAsync(TestContext.Current.CancellationToken))).Single(row => row is { Page: "parents-talk", Language: "en" });
}
