using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;
using OpenHotline.Matching.Signals;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Web.Tests.Workbench;

/// <summary>The pages of checks, banks, figures and campaigns, as the people who use them meet them.</summary>
public sealed class RoomPagesTests
{
    [Theory]
    [InlineData("/checks", StaffRoles.TakedownOfficer, StaffRoles.CampaignOfficer)]
    [InlineData("/banks", StaffRoles.Analyst, StaffRoles.Manager)]
    [InlineData("/figures", StaffRoles.Manager, StaffRoles.Auditor)]
    [InlineData("/figures/reports", StaffRoles.Manager, StaffRoles.Auditor)]
    [InlineData("/overview", StaffRoles.Manager, StaffRoles.Auditor)]
    [InlineData("/campaigns", StaffRoles.CampaignOfficer, StaffRoles.Analyst)]
    [InlineData("/campaigns/channels", StaffRoles.Manager, StaffRoles.TakedownOfficer)]
    [InlineData("/guidance", StaffRoles.Manager, StaffRoles.SeniorAnalyst)]
    [InlineData("/guidance/contacts", StaffRoles.CampaignOfficer, StaffRoles.Auditor)]
    public async Task A_page_opens_for_those_whose_work_it_is_and_for_nobody_else(string path, StaffRoles may, StaffRoles mayNot)
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var right = await workbench.SignedInAsync(may);
        var page = await right.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.NotNull(page.QuerySelector("h1"));
        using var wrong = await workbench.SignedInAsync(mayNot, "Kim Example");
        await wrong.OpenAsync(path);
        Assert.NotEqual(HttpStatusCode.OK, wrong.Status);
    }

    [Fact]
    public async Task A_report_is_filled_from_a_closed_period_and_a_reference_that_names_nothing_is_told_with_its_line()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Manager);
        Assert.Contains("No period is closed yet", (await browser.OpenAsync("/figures/reports")).Body!.TextContent, StringComparison.Ordinal);
        await using (var scope = workbench.Services.CreateAsyncScope())
        {
            Assert.IsType<ClosePeriod.Outcome.Closed>(await scope.ServiceProvider.GetRequiredService<ClosePeriod>().RunAsync("2025H2", TestContext.Current.CancellationToken));
        }

        var start = await browser.OpenAsync("/figures/reports");
        var filled = await browser.SubmitAsync(start, "/figures/reports/text", ("FiguresOf", "2025H2"), ("Text", "# Our year\n<b>{{count actioned}}</b> webpages"));
        Assert.Equal("Our year", filled.QuerySelector(".oh-prose h1")!.TextContent);
        Assert.Contains("<b>0</b> webpages", filled.QuerySelector(".oh-prose p")!.TextContent, StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(start, "/figures/reports/text", ("FiguresOf", "2025H2"), ("Text", "One\n{{count webpages}}"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("Line 2: {{count webpages}} names no base", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        foreach (var path in new[] { "/figures/reports/article-22?period=2025", "/figures/reports/member-state?period=2025H2", "/overview" })
        {
            await browser.OpenAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, browser.Status));
        }
    }

    [Fact]
    public async Task Guidance_that_is_due_is_said_on_the_first_page_and_the_overview_to_those_who_keep_it()
    {
        // What was looked through today is due today.
        await using var workbench = await OpenWorkbench.StartAsync(services => services.AddSingleton(new GuidanceSettings { ReviewEveryDays = 0 }));
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        Assert.Null((await officer.OpenAsync("/")).QuerySelector("#guidance-due"));
        const string page = "/guidance/pages/parents-talk/en";
        await officer.SubmitAsync(await officer.OpenAsync(page), $"{page}/decision", ("decision", "1"));
        foreach (var path in (string[])["/", "/overview"]) Assert.Contains("look through again: 1", (await officer.OpenAsync(path)).QuerySelector("#guidance-due")!.TextContent, StringComparison.Ordinal);
        using var analyst = await workbench.SignedInAsync(StaffRoles.Analyst, "Ana Example");
        foreach (var path in (string[])["/", "/overview"]) Assert.Null((await analyst.OpenAsync(path)).QuerySelector("#guidance-due"));
    }

    [Fact]
    public async Task Who_plans_campaigns_does_not_learn_on_which_day_young_people_came()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        await workbench.InUnitAsync(async services =>
        {
            await services.GetRequiredService<HotlineDb>().ExecuteAsync(
                "INSERT INTO roll_ups (grain, metric, dimension, day, code, count) VALUES (1, 1, 0, @day, '', 9), (1, 1, 1, @day, 'young_person', 2), (1, 1, 1, @day, 'public', 7)", TestContext.Current.CancellationToken, ("day", new DateOnly(2026, 3, 2)));
            return 0;
        });
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var seen = await officer.OpenAsync("/figures?period=2026-03-02");
        Assert.NotNull(seen.QuerySelector("[data-without-sources]"));
        Assert.DoesNotContain("Young people", seen.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        using var analyst = await workbench.SignedInAsync(StaffRoles.Analyst, "Ana Example");
        var whole = await analyst.OpenAsync("/figures?period=2026-03-02");
        Assert.Null(whole.QuerySelector("[data-without-sources]"));
        Assert.Contains("reports-by-source", string.Join(' ', whole.QuerySelectorAll("[id]").Select(one => one.Id)), StringComparison.Ordinal);
        Assert.Null(seen.QuerySelector("#reports-by-source"));
        await analyst.SubmitAsync(whole, "/figures/snapshot", ("Name", "one-day"), ("Period", "2026-03-02"));
        await analyst.OpenAsync("/figures/snapshots/one-day");
        Assert.Equal(HttpStatusCode.OK, analyst.Status);
        await officer.OpenAsync("/figures/snapshots/one-day");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
    }

    [Fact]
    public async Task A_bank_is_set_up_filled_and_asked()
    {
        var hash = Sha256Signal.Examples[1].Signal.ToString();
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks", ("name", "Partner list"), ("purpose", "2"), ("contributor", "Example partner"));
        var bank = await browser.FollowAsync();
        Assert.Equal("Partner list", bank.QuerySelector("h1")!.TextContent);
        var filled = await browser.SubmitAsync(bank, bank.Location.PathName + "/entries", ("hashes", $"{hash},B\nnonsense"));
        Assert.Contains("1 added, 0 were there already, 1 not taken.", filled.Body!.TextContent, StringComparison.Ordinal);
        var found = await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks/look-up", ("hash", hash));
        Assert.Contains("Example partner", found.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(hash, found.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_hashes_fills_a_bank_that_finds_what_is_near()
    {
        var (known, near) = (new string('a', 64), new string('a', 62) + "ab");
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks", ("name", "Logos"), ("purpose", "3"), ("contributor", "Example partner"));
        var bank = await browser.FollowAsync();
        var token = bank.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent($"file,width,height,quality,pdq,sha256,error\na.png,9,9,80,{known},,\nb.png,9,9,7,{new string('b', 64)},,\nc.png,,,,,,broken"), "file", "hashes.csv" } };
        var filled = await browser.SendAsync(bank.Location.PathName + "/file", form);
        Assert.Contains("2 added, 0 were there already, 1 not taken. Of the added, 1 have a quality below 50 and are found only when equal.", filled.Body!.TextContent, StringComparison.Ordinal);
        var found = await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks/look-up", ("hash", $"pdq:{near}"));
        Assert.Contains("Not this: a bank of harmless pictures knows it.", found.Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(bank, bank.Location.PathName + "/radius", ("radius", "0"));
        Assert.Contains("0 bits away", (await browser.FollowAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No bank knows this PDQ.", (await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks/look-up", ("hash", $"pdq:{near}"))).Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(bank, bank.Location.PathName + "/radius", ("radius", "65"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task The_bank_of_young_people_takes_nothing_by_hand_and_a_hit_in_it_says_whence_it_comes()
    {
        var stop = TestContext.Current.CancellationToken;
        var pdq = string.Concat(Enumerable.Repeat("a5", 32));
        await using var workbench = await OpenWorkbench.StartAsync();
        await using (var scope = workbench.Services.CreateAsyncScope())
        {
            var text = new OwnRequestText { Age = YoungAge.From11To13, Fingerprints = $"picture {new string('c', 64)} {new string('c', 32)} {pdq}:90" };
            Assert.IsType<SubmitOwnRequest.Outcome.Taken>(await scope.ServiceProvider.GetRequiredService<SubmitOwnRequest>().RunAsync(Guid.NewGuid(), ReceiptCode.New(), "481502", text, stop));
            await scope.ServiceProvider.GetRequiredService<SequenceFactsJob>().RunAsync(stop);
            await scope.ServiceProvider.GetRequiredService<FollowFactsJob>().RunAsync(stop);
        }

        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        var banks = await browser.OpenAsync("/banks");
        var bank = await browser.OpenAsync(banks.QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == "Self-reported, unverified").GetAttribute("href")!);
        Assert.Contains("Nobody has seen the pictures", bank.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(bank.QuerySelector("textarea[name=hashes]"));
        var sayings = bank.QuerySelectorAll("button[name=saying]").Select(button => button.TextContent.Trim()).ToList();
        Assert.Contains(sayings, words => words.StartsWith("Withdraw", StringComparison.Ordinal));
        Assert.DoesNotContain(sayings, words => words.StartsWith("Confirm", StringComparison.Ordinal));
        var found = await browser.SubmitAsync(banks, "/banks/look-up", ("hash", $"pdq:{pdq}"));
        Assert.Contains("Young people's own, unverified", found.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_hashes_without_the_pages_token_is_refused()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var browser = await workbench.SignedInAsync(StaffRoles.Analyst);
        await browser.SubmitAsync(await browser.OpenAsync("/banks"), "/banks", ("name", "Logos"), ("purpose", "3"), ("contributor", "Example partner"));
        using var form = new MultipartFormDataContent { { new StringContent("forged"), "__RequestVerificationToken" }, { new StringContent("pdq"), "file", "hashes.csv" } };
        await browser.SendAsync(browser.Location + "/file", form);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }
}
