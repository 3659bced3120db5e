namespace OpenHotline.Journeys.Pages;

/// <summary>Brings the shared sandbox to where every page has something to show: one case disputed by its host, one whose check no machine could judge, one that its analyst may still correct, one that lies open, a hash bank, a draft of guidance, somebody who is joining, somebody half signed in.</summary>
/// <remarks>Nothing is left waiting in the queue, and what lies open is held by an analyst whom no other journey plays.</remarks>
internal static class HouseInUse
{
    /// <summary>Addresses that came up on the way, with the cookies of who may open them.</summary>
    public static async Task<IReadOnlyList<(string Door, string Path, string? Session)>> MakeAsync(Browsing browsing)
    {
        var seen = new List<(string, string, string?)>();
        await using var reporter = await browsing.VisitAsync(hasScript: false);
        await MainJourneyTests.ReportAsync(reporter, OfAPretender);
        await using var analyst = await Visitor.SignedInAsync(browsing, Analyst, hasScript: false);
        await MainJourneyTests.TakeAsync(analyst, OfAPretender);
        await MainJourneyTests.AssessWithoutScriptAsync(analyst);

        var first = await MainJourneyTests.SuggestedAsync(reporter);
        await MainJourneyTests.ReportAsync(reporter, first);
        await MainJourneyTests.TakeAsync(analyst, first);
        var page = await analyst.Page.Locator("main a[href^='/cases/']").First.GetAttributeAsync("href");
        await MainJourneyTests.AssessWithoutScriptAsync(analyst);
        await analyst.OpenAsync("workbench", page![1..]);
        await analyst.PressAsync("Ask for a second opinion");
        seen.Add(("workbench", page, browsing.SignedIn[Analyst]));

        seen.AddRange(await JoiningAsync(browsing));
        seen.AddRange(await SigningInAsync(browsing));
        seen.AddRange(await DisputingAsync(browsing, first));

        var second = await MainJourneyTests.SuggestedAsync(reporter);
        await MainJourneyTests.ReportAsync(reporter, second);
        await MainJourneyTests.TakeAsync(analyst, second);
        page = await analyst.Page.Locator("main a[href^='/cases/']").First.GetAttributeAsync("href");
        await MainJourneyTests.AssessWithoutScriptAsync(analyst);
        seen.Add(("workbench", page!, browsing.SignedIn[Analyst]));

        await SetUpBankAsync(browsing);
        seen.Add(await UnjudgedAsync(browsing));
        seen.Add(await WriteGuidanceAsync(browsing));

        var third = await MainJourneyTests.SuggestedAsync(reporter);
        await MainJourneyTests.ReportAsync(reporter, third);
        await MainJourneyTests.TakeAsync(analyst, third);
        seen.Add(("workbench", new Uri(analyst.Page.Url).AbsolutePath, browsing.SignedIn[Analyst]));
        return seen;
    }

    public const string Analyst = "analyst2@hotline.example";

    // Its host answers "removed", and its server shows "not found" with 200.
    private const string OfAPretender = "http://pillows.example/album/197";

    private static async Task<List<(string, string, string?)>> DisputingAsync(Browsing browsing, string address)
    {
        await using var host = await browsing.VisitAsync(hasScript: false);
        var letter = await MainJourneyTests.FindNoticeAsync(host, address);
        var link = new Uri((await host.Page.Locator("a[href*='/n/']").First.GetAttributeAsync("href"))!).AbsolutePath;
        await MainJourneyTests.OpenHostPageAsync(host, letter);
        await MainJourneyTests.ChooseAsync(host, address);
        await host.Page.Locator("[name=text]").FillAsync("This is a drawing from a school book.");
        await host.Page.Locator("button[name=answer][value='4']").ClickAsync();
        await host.LookAsync();
        return [("sandbox", new Uri(letter).AbsolutePath, null), ("hosts", link, null), ("hosts", link + "/code", null), ("hosts", "/page", await host.Page.Context.StorageStateAsync())];
    }

    /// <summary>A check that no machine could judge: a person decides.</summary>
    private static async Task<(string, string, string?)> UnjudgedAsync(Browsing browsing)
    {
        await using var officer = await Visitor.SignedInAsync(browsing, "takedown@hotline.example", hasScript: false);
        await officer.UntilAsync(() => officer.OpenAsync("workbench", "checks"), "Look and decide", seconds: 90);
        return ("workbench", (await officer.Page.Locator("main a[href^='/checks/']").First.GetAttributeAsync("href"))!, null);
    }

    private static async Task SetUpBankAsync(Browsing browsing)
    {
        await using var senior = await Visitor.SignedInAsync(browsing, "senior@hotline.example", hasScript: false);
        await senior.OpenAsync("workbench", "banks");
        await senior.Page.Locator("[name=name]").FillAsync("Harmless pictures");
        await senior.Page.Locator("input[name=purpose]").Nth(2).CheckAsync(new() { Force = true });
        await senior.Page.Locator("[name=contributor]").FillAsync("The hotline");
        await senior.PressAsync("Set up");
    }

    private static async Task<(string, string, string?)> WriteGuidanceAsync(Browsing browsing)
    {
        await using var officer = await Visitor.SignedInAsync(browsing, "campaigns@hotline.example", hasScript: false);
        const string page = "/guidance/pages/parents-today/en";
        await officer.OpenAsync("workbench", page[1..]);
        await officer.PressAsync("Keep as a draft");
        return ("workbench", page, null);
    }

    private static async Task<List<(string, string, string?)>> JoiningAsync(Browsing browsing)
    {
        var (link, guest) = await InvitedAsync(browsing, "arriving@hotline.example");
        await using var byPassword = guest;
        foreach (var field in new[] { "password", "again" }) await guest.Page.Locator($"[name={field}]").FillAsync("lantern river stone");
        await guest.PressAsync("Continue");
        var session = await guest.Page.Context.StorageStateAsync();
        var (_, another) = await InvitedAsync(browsing, "another@hotline.example");
        await using var byProvider = another;
        await another.PressAsync("Go on to Example login");
        return [("workbench", link, null), ("workbench", "/join/code", session), ("workbench", "/join/passkey", session), ("workbench", "/join/provider", await another.Page.Context.StorageStateAsync())];
    }

    private static async Task<(string Link, Visitor Guest)> InvitedAsync(Browsing browsing, string mail)
    {
        await using var administrator = await Visitor.SignedInAsync(browsing, "administrator@hotline.example", hasScript: false);
        await administrator.OpenAsync("workbench", "accounts/invite");
        await administrator.Page.Locator("[name=name]").FillAsync("Joy Ning");
        await administrator.Page.Locator("[name=mail]").FillAsync(mail);
        await administrator.Page.Locator("input[name=roles]").First.CheckAsync(new() { Force = true });
        await administrator.PressAsync("Make the one-time link");
        var link = new Uri((await administrator.Page.Locator(".oh-kept code").InnerTextAsync()).Trim());
        var guest = await browsing.VisitAsync(hasScript: false);
        await guest.OpenAsync("workbench", link.AbsolutePath[1..]);
        return (link.AbsolutePath, guest);
    }

    private static async Task<List<(string, string, string?)>> SigningInAsync(Browsing browsing)
    {
        await using var person = await browsing.VisitAsync(hasScript: false);
        await person.OpenAsync("workbench", "sign-in");
        await person.Page.GetByLabel("Mail address").FillAsync("auditor@hotline.example");
        await person.Page.GetByLabel("Password").FillAsync(OpenHotline.Sandbox.People.SandboxAccount.Password);
        await person.PressAsync("Continue");
        return [("workbench", "/sign-in/code", await person.Page.Context.StorageStateAsync())];
    }
}
