namespace OpenHotline.Journeys;

/// <summary>Every page that somebody can open by its address: axe finds nothing, it fits a narrow window, and the answer is a page.</summary>
public sealed class EveryPageTests(Browsing browsing)
{
    public static TheoryData<string, string> Open { get; } = new()
    {
        { "public", "" }, { "public", "report" }, { "public", "receipt" }, { "public", "statistics" },
        { "public", "guidance" }, { "public", "guidance/somebody-threatens" }, { "public", "help" }, { "public", "help/gb" },
        { "public", "fr/guidance" }, { "public", "ar/guidance" }, { "public", "ar/guidance/parents-today" }, { "public", "ar/help/fr" },
        { "public", "fr/" }, { "public", "fr/report" }, { "public", "ar/" }, { "public", "ar/report" }, { "public", "ar/receipt" },
        { "public", "my-picture" }, { "public", "ar/my-picture" }, { "public", "fr/my-picture/status" }, { "public", "my-picture/helpline" },
        { "hosts", "" }, { "hosts", "signature" }, { "hosts", "ar/" }, { "workbench", "sign-in" },
        { "sandbox", "" }, { "sandbox", "codes" }, { "sandbox", "mail" }, { "sandbox", "mail/abuse@your-hosting.example" }, { "sandbox", "hosts" },
    };

    [Theory]
    [MemberData(nameof(Open))]
    public async Task A_page_for_anybody_is_accessible_and_fits_a_narrow_window(string door, string path)
    {
        await using var visitor = await browsing.VisitAsync(width: 320);
        await visitor.OpenAsync(door, path);
        await visitor.FitsAsync();
    }

    [Fact]
    public async Task Every_page_for_anybody_is_accessible_in_the_dark_too()
    {
        await using var visitor = await browsing.VisitAsync(width: 360);
        await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        foreach (var page in Open) await visitor.OpenAsync(page.Data.Item1, page.Data.Item2);
    }

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
    public async Task Every_place_in_the_navigation_of_every_role_is_accessible_and_fits_a_narrow_window(string mailbox)
    {
        await using var visitor = await Visitor.SignedInAsync(browsing, mailbox, width: 320);
        await visitor.OpenAsync("workbench");
        var places = await visitor.Page.Locator("nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        var faults = new List<string>();
        foreach (var place in places.Where(place => place.StartsWith('/')).Distinct(StringComparer.Ordinal))
        {
            try
            {
                await visitor.OpenAsync("workbench", place[1..]);
                await visitor.FitsAsync();
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}
