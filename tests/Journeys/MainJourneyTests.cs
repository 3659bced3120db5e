using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenHotline.Journeys;

/// <summary>One report from the public form to the receipt that says "removed".</summary>
public sealed partial class MainJourneyTests(Browsing browsing)
{
    private const string HostMailbox = "abuse@your-hosting.example";
    private const string Forwarded = "Forwarded to the customer who rents this server.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_goes_all_the_way_to_a_receipt_that_says_removed(bool hasScript)
    {
        await using var manager = await Visitor.SignedInAsync(browsing, "manager@hotline.example", hasScript);
        var before = await CountedAsync(manager);
        await using var reporter = await browsing.VisitAsync(hasScript);
        await using var analyst = await Visitor.SignedInAsync(browsing, "analyst@hotline.example", hasScript);
        var address = await SuggestedAsync(reporter);
        var begunAt = TimeProvider.System.GetTimestamp();
        var receipt = await ReportAsync(reporter, address);

        await TakeAsync(analyst, address);
        if (hasScript) await AssessByKeyboardAsync(analyst);
        else await AssessWithoutScriptAsync(analyst);

        await using var host = await browsing.VisitAsync(hasScript);
        var letter = await FindNoticeAsync(host, address);
        await OpenHostPageAsync(host, letter);
        var ticket = await host.Page.Locator("section").Filter(new() { HasTextRegex = Exactly(address) }).Locator("h2").InnerTextAsync();
        await SayForwardedAsync(host, address);
        await FindTicketAsync(ticket, hasScript);
        await TakeDownAsync(host, address);
        await SayRemovedAsync(host);

        await reporter.UntilAsync(() => LookUpAsync(reporter, receipt), "The page is gone", seconds: 90);
        var after = await CountedAsync(manager);
        for (var since = TimeProvider.System.GetTimestamp(); after.Removed == before.Removed && TimeProvider.System.GetElapsedTime(since).TotalSeconds < 60; after = await CountedAsync(manager))
            await Task.Delay(500, TestContext.Current.CancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(begunAt).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From the first page of the report to the figures that count the page as removed: {seconds:0.0} s, {(hasScript ? "with" : "without")} script, axe looking at every page on the way."));
        Assert.Equal(before.Removed + 1, after.Removed);
        // What an earlier journey did may still be on its way to these two.
        Assert.True(after.Reports > before.Reports && after.ActedOn > before.ActedOn, $"Before: {before}. After: {after}.");
        Assert.True(seconds < 240, $"It took {seconds:0} s.");
    }

    /// <summary>The staff's live figures. The public sees closed periods only, and none is closed on the day of its reports.</summary>
    private static async Task<(int Reports, int ActedOn, int Removed)> CountedAsync(Visitor manager)
    {
        await manager.OpenAsync("workbench", "figures");
        return (await CountAsync("Reports"), await CountAsync("Acted on"), await CountAsync("Removed"));

        async Task<int> CountAsync(string name)
        {
            var line = manager.Page.Locator(".govuk-summary-list__row").Filter(new() { Has = manager.Page.Locator("dt").GetByText(name, new() { Exact = true }) });
            return int.Parse((await line.Locator("dd").First.InnerTextAsync()).Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The host says that the page is not its own, and to whom it passed the notice on; the page stays on its list until it is gone.</summary>
    private static async Task SayForwardedAsync(Visitor host, string address)
    {
        await ChooseAsync(host, address);
        await host.Page.Locator("[name=text]").FillAsync(Forwarded);
        await host.Page.Locator("button[name=answer][value='3']").ClickAsync();
        await host.LookAsync();
        var row = await host.Page.Locator("section").Filter(new() { HasTextRegex = Exactly(address) }).InnerTextAsync();
        Assert.Contains($"It is not ours · {Forwarded}", row, StringComparison.Ordinal);
        Assert.Contains("Still", row, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Escape_twice_hides_everything_and_gives_the_case_back()
    {
        await using var reporter = await browsing.VisitAsync();
        var address = await SuggestedAsync(reporter);
        await ReportAsync(reporter, address);
        await using var analyst = await Visitor.SignedInAsync(browsing, "analyst@hotline.example");
        await TakeAsync(analyst, address);
        await analyst.Page.Keyboard.PressAsync("Escape");
        await analyst.Page.Keyboard.PressAsync("Escape");
        await analyst.Page.WaitForURLAsync("**/assessing/break");
        await analyst.LookAsync();
        await analyst.OpenAsync("workbench", "queue");
        Assert.DoesNotContain("What I hold", await analyst.WordsAsync(), StringComparison.Ordinal);
        await TakeAsync(analyst, address);
        await AssessWithoutScriptAsync(analyst);
    }

    /// <summary>A page of the host that is played by hand, which nobody was given before.</summary>
    internal static async Task<string> SuggestedAsync(Visitor visitor)
    {
        await visitor.OpenAsync("sandbox");
        await visitor.PressAsync("Give me other addresses");
        return (await visitor.Page.Locator("code.oh-address").First.InnerTextAsync()).Trim();
    }

    internal static async Task<string> ReportAsync(Visitor visitor, string address)
    {
        await visitor.OpenAsync("public");
        await visitor.OpenAsync("public", "report");
        await visitor.Page.Locator("[name=address]").FillAsync(address);
        await visitor.PressAsync("Save and continue");
        await visitor.PressAsync("Save and continue");
        await visitor.Page.Locator("[name=note]").FillAsync("I saw this by chance.");
        await visitor.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await visitor.PressAsync("Save and continue");
        await visitor.PressAsync("Send report");
        for (var waits = 0; waits < 5 && await visitor.Page.Locator("form[data-form=wait]").CountAsync() > 0; waits++)
        {
            await Task.Delay(1500, TestContext.Current.CancellationToken);
            await visitor.PressAsync("Send report");
        }

        await visitor.Page.Locator(".oh-code").WaitForAsync();
        await visitor.LookAsync();
        return (await visitor.Page.Locator(".oh-code").InnerTextAsync()).Trim();
    }

    internal static async Task TakeAsync(Visitor analyst, string address)
    {
        await analyst.UntilAsync(() => analyst.OpenAsync("workbench", "queue"), "Take");
        for (var tries = 0; tries < 10; tries++)
        {
            await analyst.OpenAsync("workbench", "queue");
            await analyst.PressAsync("Take the next case");
            if (analyst.Page.Url.Contains("/assessing/", StringComparison.Ordinal)) break;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Contains(Defanged(address), await analyst.WordsAsync(), StringComparison.Ordinal);
    }

    private static async Task AssessByKeyboardAsync(Visitor analyst)
    {
        // Photographs, real, category C, pubescent, 11 to 13, girls, "self-generated", not commercial, image host, no sign of risk.
        string[] answers = ["kind=1", "origin=1", "shown=3", "development=2", "age=4", "sex=1", "made=1", "commercial=2", "site=1", "risk=2"];
        // The server says after each answer what is asked next. Whoever is faster than it answers the questions all the same, in their order.
        var stop = TestContext.Current.CancellationToken;
        await analyst.Page.RouteAsync("**/derive", async route =>
        {
            await Task.Delay(100, stop);
            await route.ContinueAsync();
        });
        foreach (var answer in answers) await analyst.Page.Keyboard.PressAsync(answer.Split('=')[1]);
        foreach (var answer in answers)
        {
            var (question, key) = (answer.Split('=')[0], answer.Split('=')[1]);
            await analyst.Page.Locator($"[data-asks={question}] input:checked[data-key='{key}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        await analyst.Page.Locator("form[data-deriving]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await analyst.LookAsync();
        await analyst.Page.Keyboard.PressAsync("s");
        await analyst.Page.WaitForURLAsync(url => !Assessing().IsMatch(url));
    }

    internal static async Task AssessWithoutScriptAsync(Visitor analyst)
    {
        string[] answers = ["kind=1", "origin=1", "shown=3", "development=2", "age=4", "sex=1", "made=1", "commercial=1", "site=1", "risk=2"];
        foreach (var answer in answers)
        {
            var (name, value) = (answer.Split('=')[0], answer.Split('=')[1]);
            var radio = analyst.Page.Locator($"input[name={name}][value='{value}']");
            if (!await radio.IsVisibleAsync()) await analyst.PressAsync("Work out categories");
            await radio.CheckAsync(new() { Force = true });
        }

        await analyst.PressAsync("Submit and pause");
        Assert.EndsWith("/assessing/break", analyst.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>An officer who is told a ticket comes to its notice, and reads there what the host said.</summary>
    private async Task FindTicketAsync(string ticket, bool hasScript)
    {
        await using var officer = await Visitor.SignedInAsync(browsing, "takedown@hotline.example", hasScript);
        await officer.OpenAsync("workbench", "takedown");
        await officer.Page.Locator("[name=ticket]").FillAsync(ticket.ToLowerInvariant());
        await officer.PressAsync("Find");
        Assert.Contains("/takedown/notices/", officer.Page.Url, StringComparison.Ordinal);
        Assert.Equal(ticket, await officer.Page.Locator("h1").InnerTextAsync());
        var answers = await officer.WordsAsync();
        Assert.Contains("Not theirs", answers, StringComparison.Ordinal);
        Assert.Contains(Forwarded, answers, StringComparison.Ordinal);
    }

    private static async Task TakeDownAsync(Visitor host, string address)
    {
        await host.OpenAsync("sandbox", "hosts");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = $"Take down {address}", Exact = true }).ClickAsync();
        await host.LookAsync();
    }

    /// <summary>The letter that asks the host played by hand to remove this page.</summary>
    internal static async Task<string> FindNoticeAsync(Visitor host, string address)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begun).TotalSeconds < 60; await Task.Delay(500, TestContext.Current.CancellationToken))
        {
            await host.OpenAsync("sandbox", $"mail/{HostMailbox}");
            var notices = host.Page.GetByRole(AriaRole.Link, new() { Name = "Please remove" });
            if (await notices.CountAsync() == 0) continue;
            await notices.First.ClickAsync();
            await host.LookAsync();
            if ((await host.WordsAsync()).Contains(Defanged(address), StringComparison.Ordinal)) return host.Page.Url;
        }

        throw new TimeoutException("No notice about the page came within a minute.");
    }

    /// <summary>Back on its page, which is still open in this browser, the host says that all is removed.</summary>
    private static async Task SayRemovedAsync(Visitor host)
    {
        await host.OpenAsync("hosts", "page");
        // One address is answered by one press; of several it is said for which.
        if (await host.Page.Locator("input[name=all]").CountAsync() > 0) await host.Page.Locator("input[name=all][value=true]").CheckAsync(new() { Force = true });
        await host.Page.Locator("button[name=answer][value='1']").ClickAsync();
        await host.LookAsync();
    }

    /// <summary>Says on the recipient's page that the answer is for this address alone.</summary>
    internal static async Task ChooseAsync(Visitor host, string address)
    {
        if (await host.Page.Locator("input[name=all]").CountAsync() == 0) return;
        await host.Page.Locator("input[name=all][value=false]").CheckAsync(new() { Force = true });
        await host.Page.Locator(".govuk-checkboxes__item").Filter(new() { HasTextRegex = Exactly(address) }).Locator("input").CheckAsync(new() { Force = true });
    }

    /// <summary>By the letter's link and the code in the mailbox to the recipient's page.</summary>
    internal static async Task OpenHostPageAsync(Visitor host, string letter)
    {
        await host.OpenAsync("sandbox", $"mail/{HostMailbox}");
        var codes = host.Page.GetByRole(AriaRole.Link, new() { NameRegex = Code() });
        var before = await codes.CountAsync();
        await host.Page.GotoAsync(letter);
        await host.Page.Locator("a[href*='/n/']").First.ClickAsync();
        await host.LookAsync();
        await host.Page.Locator("main form button").First.ClickAsync();
        await host.LookAsync();
        var field = host.Page.Url;
        for (var tries = 0; tries < 60 && await codes.CountAsync() <= before; tries++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await host.OpenAsync("sandbox", $"mail/{HostMailbox}");
        }

        var code = Code().Match(await codes.First.InnerTextAsync()).Groups[1].Value;
        await host.Page.GotoAsync(field);
        await host.Page.Locator("[name=code]").FillAsync(code);
        await host.Page.Locator("main form button").First.ClickAsync();
        await host.LookAsync();
    }

    private static async Task LookUpAsync(Visitor reporter, string receipt)
    {
        await reporter.OpenAsync("public", "receipt");
        await reporter.Page.Locator("[name=code]").FillAsync(receipt);
        await reporter.Page.Locator("main form button").First.ClickAsync();
        await reporter.LookAsync();
    }

    // Page 1 is not page 12.
    private static Regex Exactly(string address) => new(Regex.Escape(Defanged(address)) + "(?![0-9])", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Defanged(string address) => address.Replace("http:", "hxxp:", StringComparison.Ordinal).Replace(".example", "[.]example", StringComparison.Ordinal);

    [GeneratedRegex("/assessing/[0-9a-f-]{36}", RegexOptions.None, 200)]
    private static partial Regex Assessing();

    [GeneratedRegex(@"^\s*([0-9][0-9 -]{3,12}[0-9]) opens your page", RegexOptions.None, 200)]
    private static partial Regex Code();
}
