namespace OpenHotline.Journeys;

/// <summary>Pictures of the main pages for the documents. They are drawn anew with OPENHOTLINE_PICTURES=1; else they only have to be there.</summary>
public sealed class PictureTests(Browsing browsing)
{
    private static readonly bool IsDrawing = Environment.GetEnvironmentVariable("OPENHOTLINE_PICTURES") == "1";

    private static readonly string[] Names =
    [
        "public-home", "public-form", "public-form-arabic", "public-receipt", "public-statistics", "public-own-start", "public-own-pictures", "public-own-check-arabic", "public-own-sent", "workbench-start", "workbench-queue", "workbench-assessing",
        "workbench-takedown", "workbench-notice", "workbench-checks", "workbench-figures", "hosts-page", "public-guidance", "public-guidance-arabic", "public-help",
        "workbench-campaign", "workbench-evaluation", "workbench-poster", "sandbox-try", "sandbox-hosts",
    ];

    [Fact]
    public async Task The_documents_have_a_picture_of_every_main_page()
    {
        if (IsDrawing) await DrawAsync();
        Assert.All(Names, name => Assert.True(File.Exists(FileOf(name)), $"There is no picture {name}. Draw it with OPENHOTLINE_PICTURES=1."));
    }

    private static string FileOf(string name) => RepositoryRoot.In("docs", "pictures", name + ".png");

    private async Task DrawAsync()
    {
        await using var reporter = await browsing.VisitAsync();
        await reporter.OpenAsync("public");
        await TakeAsync(reporter, "public-home");
        await reporter.OpenAsync("public", "report");
        await TakeAsync(reporter, "public-form");
        await reporter.OpenAsync("public", "ar/report");
        await TakeAsync(reporter, "public-form-arabic");
        var addresses = new List<string>();
        for (var count = 0; count < 5; count++)
        {
            addresses.Add(await MainJourneyTests.SuggestedAsync(reporter));
            await MainJourneyTests.ReportAsync(reporter, addresses[^1]);
        }

        await TakeAsync(reporter, "public-receipt");
        await reporter.OpenAsync("public", "statistics");
        await TakeAsync(reporter, "public-statistics");
        await DrawOwnAsync();
        foreach (var (name, path) in new[] { ("public-guidance", "guidance/somebody-threatens"), ("public-guidance-arabic", "ar/guidance"), ("public-help", "help/gb") })
        {
            await reporter.OpenAsync("public", path);
            await TakeAsync(reporter, name);
        }

        await DrawCampaignAsync();
        await DrawWorkAsync(addresses);
        await DrawTakedownAsync(addresses);
        foreach (var (name, path) in new[] { ("sandbox-try", ""), ("sandbox-hosts", "hosts") })
        {
            await reporter.OpenAsync("sandbox", path);
            await TakeAsync(reporter, name);
        }
    }

    /// <summary>A young person's own way, as a phone shows it.</summary>
    private async Task DrawOwnAsync()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        await person.OpenAsync("public", "my-picture");
        await TakeAsync(person, "public-own-start");
        await OwnPictureTests.ToPicturesAsync(person, "");
        await OwnPictureTests.ChooseAsync(person, [await OwnPictureTests.DrawnAsync(person, 90)], lines: 1);
        await TakeAsync(person, "public-own-pictures");
        await OwnPictureTests.OnAsync(person);
        await person.Page.Locator("input[name=pin]").FillAsync(OwnPictureTests.Pin);
        await OwnPictureTests.OnAsync(person);
        await TakeAsync(person, "public-own-sent");
        await OwnPictureTests.ToPicturesAsync(person, "ar/");
        await OwnPictureTests.ChooseAsync(person, [await OwnPictureTests.DrawnAsync(person, 90)], lines: 1);
        await OwnPictureTests.OnAsync(person);
        await TakeAsync(person, "public-own-check-arabic");
    }

    private async Task DrawWorkAsync(List<string> addresses)
    {
        await using var analyst = await Visitor.SignedInAsync(browsing, "analyst@hotline.example");
        for (var count = 0; count < 3; count++)
        {
            await MainJourneyTests.TakeAsync(analyst, addresses[count]);
            if (count < 2) await MainJourneyTests.AssessWithoutScriptAsync(analyst);
        }

        foreach (var key in new[] { "1", "1", "3", "2" }) await analyst.Page.Keyboard.PressAsync(key);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        await TakeAsync(analyst, "workbench-assessing");
        await analyst.OpenAsync("workbench");
        await TakeAsync(analyst, "workbench-start");
        await analyst.OpenAsync("workbench", "queue");
        await TakeAsync(analyst, "workbench-queue");
    }

    private async Task DrawCampaignAsync()
    {
        await using var officer = await Visitor.SignedInAsync(browsing, "campaigns@hotline.example");
        await officer.OpenAsync("workbench", "campaigns");
        await officer.FollowAsync(CampaignJourneyTests.Girls);
        await TakeAsync(officer, "workbench-campaign");
        await officer.FollowAsync("Print it for School corridors");
        await TakeAsync(officer, "workbench-poster");
        await officer.OpenAsync("workbench", "campaigns");
        await officer.FollowAsync(CampaignJourneyTests.Parents);
        await officer.FollowAsync("What it brought");
        await TakeAsync(officer, "workbench-evaluation");
    }

    private async Task DrawTakedownAsync(List<string> addresses)
    {
        await using var host = await browsing.VisitAsync();
        await MainJourneyTests.OpenHostPageAsync(host, await MainJourneyTests.FindNoticeAsync(host, addresses[0]));
        await TakeAsync(host, "hosts-page");
        await using var officer = await Visitor.SignedInAsync(browsing, "takedown@hotline.example");
        await officer.OpenAsync("workbench", "takedown");
        await TakeAsync(officer, "workbench-takedown");
        await officer.Page.Locator("main a[href*='/takedown/hosts/']").First.ClickAsync();
        await officer.Page.Locator("main a[href*='/takedown/notices/']").First.ClickAsync();
        await officer.Page.Locator("details summary").First.ClickAsync();
        await TakeAsync(officer, "workbench-notice");
        await officer.OpenAsync("workbench", "checks");
        await TakeAsync(officer, "workbench-checks");
        await officer.OpenAsync("workbench", "figures");
        await TakeAsync(officer, "workbench-figures");
    }

    private static Task TakeAsync(Visitor visitor, string name) => visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = FileOf(name), FullPage = true });
}
