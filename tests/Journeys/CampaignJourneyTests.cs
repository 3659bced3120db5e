namespace OpenHotline.Journeys;

/// <summary>Prevention, as those who need it and those who make it meet it: on a phone, on a desk, with and without script, right to left.</summary>
public sealed class CampaignJourneyTests(Browsing browsing)
{
    internal const string Girls = "No is a whole sentence";
    internal const string Parents = "The talk at the kitchen table";

    [Theory]
    [InlineData("", 360, true, "threatens", "I have read this. Who can help?", "Ireland")]
    [InlineData("fr/", 360, true, "menace", "J’ai lu. Qui peut aider ?", "Irlande")]
    [InlineData("ar/", 360, true, "يهدد", "قرأت هذا. من يستطيع المساعدة؟", "أيرلندا")]
    [InlineData("", 1280, false, "threatens", "I have read this. Who can help?", "Ireland")]
    public async Task Somebody_finds_what_to_do_reads_it_to_the_end_and_finds_who_can_help(string language, int width, bool hasScript, string words, string button, string country)
    {
        await using var visitor = await browsing.VisitAsync(hasScript, width);
        await visitor.OpenAsync("public", $"{language}guidance");
        await visitor.FitsAsync();
        await visitor.Page.Locator("#words").FillAsync(words);
        await visitor.Page.Locator("#search button").ClickAsync();
        await visitor.LookAsync();
        await visitor.Page.Locator("#found + ul a").First.ClickAsync();
        await visitor.LookAsync();
        await visitor.FitsAsync();
        await visitor.PressAsync(button);
        Assert.EndsWith($"/{language}help", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.FollowAsync(country);
        await visitor.FitsAsync();
        Assert.Contains("+353 20 910 1234", await visitor.WordsAsync(), StringComparison.Ordinal);
        if (language == "ar/") Assert.Equal("rtl", await visitor.Page.Locator("html").GetAttributeAsync("dir"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_worked_campaigns_are_looked_at_printed_and_what_the_one_that_is_over_brought_is_read(int width)
    {
        await using var officer = await Visitor.SignedInAsync(browsing, "campaigns@hotline.example", width: width);
        await officer.OpenAsync("workbench", "campaigns");
        await officer.FollowAsync(Girls);
        await officer.FitsAsync();
        var campaign = officer.Page.Url;
        await officer.FollowAsync("What it brought");
        await officer.FitsAsync();
        Assert.Contains("do not show that the campaign caused a change", await officer.WordsAsync(), StringComparison.Ordinal);
        await officer.Page.GotoAsync(campaign);
        await officer.FollowAsync("Print it for School corridors");
        await officer.FitsAsync();
        await officer.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await officer.Page.Locator(".oh-print__hint").IsVisibleAsync());
        await officer.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Null });
        await PrintsOnAsync(officer, width: 842, height: 1191);
        await officer.OpenAsync("workbench", "campaigns");
        await officer.FollowAsync(Parents);
        await officer.FitsAsync();
        campaign = officer.Page.Url;
        await officer.FollowAsync("What it brought");
        await officer.FitsAsync();
        var brought = await officer.WordsAsync();
        foreach (var words in (string[])["829 GBP", "396", "2.09 GBP", "before", "during", "after", "Wanted", "149", "there is nothing to compare", "Posters in waiting rooms brought the cheapest arrivals"]) Assert.Contains(words, brought, StringComparison.OrdinalIgnoreCase);
        await officer.Page.GotoAsync(campaign);
        await officer.FollowAsync("Print it for Doctors' waiting rooms");
        await officer.FitsAsync();
        await PrintsOnAsync(officer, width: 595, height: 842);
        await officer.Page.GotoAsync(new Uri(new Uri(campaign), "/guidance/pages/parents-talk/ar").AbsoluteUri);
        await officer.LookAsync();
        await officer.FitsAsync();
    }

    /// <summary>One sheet, of this size in points, with all that stands on the poster, its code too.</summary>
    private static async Task PrintsOnAsync(Visitor officer, int width, int height)
    {
        Assert.True(await officer.Page.Locator(".oh-poster__way img").EvaluateAsync<bool>("async (code) => { await code.decode(); return code.naturalWidth > 0; }"));
        var printed = System.Text.Encoding.Latin1.GetString(await officer.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true }));
        var sheets = System.Text.RegularExpressions.Regex.Matches(printed, @"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]");
        Assert.Single(sheets);
        Assert.InRange(double.Parse(sheets[0].Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), width - 2, width + 2);
        Assert.InRange(double.Parse(sheets[0].Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), height - 2, height + 2);
    }
}
