using System.Collections.Concurrent;
using OpenHotline.Journeys.Pages;

namespace OpenHotline.Journeys;

/// <summary>Every page of every door, as the doors themselves list them: axe finds nothing, with script and without, and it fits a narrow window.</summary>
/// <remarks>
/// What is looked at: each address that a door answers with GET (<see cref="PageMap"/>), less those that <see cref="NotPages"/> names with a reason, opened once by the first who may open it:
/// nobody in particular, else each of the seven roles in turn. Each is read without script and then with it. Axe looks without script, and again with it unless both have left the very same page.
/// The pages for anybody are looked at in the dark too, and on the public and the hosts' doors in French and Arabic.
/// Not here: what only a posted form shows (the journeys look at that), and one role's view of a page that another role was the first to open; where each role begins is looked at for all.
/// </remarks>
public sealed class EveryPageTests(Browsing browsing, FoundPages pages) : IClassFixture<FoundPages>
{
    private const int Beside = 2;
    private const int PagesInARow = 12;

    [Fact]
    public async Task Every_page_that_a_door_has_is_among_those_looked_at()
    {
        var found = await pages.AllAsync();
        var missing = PageMap.All.Where(one => !NotPages.Has(one) && !found.ContainsKey(one)).Select(one => one.ToString()).ToList();
        Assert.True(missing.Count == 0, $"No test opens these pages. Let a page lead to them, bring the sandbox to where they have something to show (HouseInUse), or say why they are no pages (NotPages):\n{string.Join('\n', missing)}");
        Assert.Empty(NotPages.Listed.Except(PageMap.All.Select(one => one.ToString()), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_is_accessible_with_script_and_without_and_fits_a_narrow_window() =>
        await LookAtAsync(await pages.AllAsync(), language: "", ColorScheme.Light, inBothWays: true);

    [Fact]
    public async Task Every_page_for_anybody_is_accessible_in_the_dark_too() =>
        await LookAtAsync(await ForAnybodyAsync("public", "hosts", "sandbox"), language: "", ColorScheme.Dark, inBothWays: false);

    [Theory]
    [InlineData("fr/")]
    [InlineData("ar/")]
    public async Task Every_page_for_anybody_is_accessible_in_another_language_with_script_and_without(string language) =>
        await LookAtAsync(await ForAnybodyAsync("public", "hosts"), language, ColorScheme.Light, inBothWays: true);

    [Theory]
    [InlineData("ar/")]
    [InlineData("ar/report")]
    public async Task Arabic_is_read_from_right_to_left(string path)
    {
        await using var visitor = await browsing.VisitAsync();
        await visitor.OpenAsync("public", path);
        Assert.Equal("rtl", await visitor.Page.Locator("html").GetAttributeAsync("dir"));
        Assert.Equal("ar", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData("analyst@hotline.example")]
    [InlineData("senior@hotline.example")]
    [InlineData("takedown@hotline.example")]
    [InlineData("campaigns@hotline.example")]
    [InlineData("manager@hotline.example")]
    [InlineData("administrator@hotline.example")]
    [InlineData("auditor@hotline.example")]
    public async Task Where_every_role_begins_is_accessible_and_its_navigation_leads_to_pages_that_were_looked_at(string mailbox)
    {
        var found = await pages.AllAsync();
        await using var visitor = await Visitor.SignedInAsync(browsing, mailbox, width: 320);
        await visitor.OpenAsync("workbench");
        await visitor.FitsAsync();
        var places = await visitor.Page.Locator("nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.All(places.Where(place => place.StartsWith('/')), place => Assert.Contains(PageMap.Find("workbench", place.Split('?')[0])!, found.Keys));
    }

    private async Task<Dictionary<PagePattern, FoundPage>> ForAnybodyAsync(params string[] doors) => (await pages.AllAsync())
        .Where(one => doors.Contains(one.Key.Door, StringComparer.Ordinal) && one.Value.Session is null).ToDictionary();

    private async Task LookAtAsync(IReadOnlyDictionary<PagePattern, FoundPage> found, string language, ColorScheme colours, bool inBothWays)
    {
        var faults = new ConcurrentBag<string>();
        var rows = found.Values.GroupBy(page => page.Session).SelectMany(mine => mine.Chunk(PagesInARow));
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = Beside, CancellationToken = TestContext.Current.CancellationToken }, async (row, _) =>
        {
            await using var look = await PageLook.BeginAsync(browsing, row[0].Session, colours, inBothWays);
            foreach (var page in row)
            {
                try
                {
                    await look.AtAsync(page, language);
                }
                catch (Exception fault) when (fault is Xunit.Sdk.XunitException or PlaywrightException or TimeoutException)
                {
                    faults.Add($"{page.Pattern}: {fault.Message}");
                }
            }
        });
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults));
    }
}
