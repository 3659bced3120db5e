namespace OpenHotline.Journeys;

/// <summary>Somebody in front of the doors. Every page that is seen is also looked at by axe.</summary>
public sealed class Visitor(Browsing browsing, IBrowserContext context, IPage page, ICDPSession? withoutScript) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    /// <summary>Whether the pages' own scripts run.</summary>
    public bool HasScript => withoutScript is null;

    public SandboxProcess Sandbox => browsing.Sandbox;

    /// <summary>Opens a page of a door and looks at it.</summary>
    public async Task OpenAsync(string door, string path = "")
    {
        var answer = await Page.GotoAsync(Sandbox.Door(door, path).AbsoluteUri);
        Assert.True(answer is null || answer.Status < 400, $"{door}/{path} answered {answer?.Status}.");
        await LookAsync();
    }

    /// <summary>Has axe look at the page as it is now, with script or without: it must find nothing.</summary>
    public async Task LookAsync()
    {
        await LoadedAsync();
        // The page was read and laid out without script, and none of its own runs any more. Axe is a script itself, which needs the browser's clock.
        if (withoutScript is not null) await Browsing.AllowScriptAsync(withoutScript, isAllowed: true);
        try
        {
            var faults = await Axe.LookAsync(Page);
            Assert.True(faults.Count == 0, $"axe on {Name}:\n{string.Join('\n', faults)}");
        }
        finally
        {
            if (withoutScript is not null) await Browsing.AllowScriptAsync(withoutScript, isAllowed: false);
        }
    }

    /// <summary>Waits until the page has loaded. On a busy machine the driver can miss the event of a page that followed at once on another; the document itself knows.</summary>
    private async Task LoadedAsync()
    {
        try
        {
            await Page.WaitForLoadStateAsync();
        }
        catch (TimeoutException)
        {
            var state = await Page.EvaluateAsync<string>("() => document.readyState");
            Assert.True(state == "complete", $"{Name} is still {state}.");
        }
    }

    /// <summary>Presses a button by the words on it.</summary>
    public async Task PressAsync(string text, ILocator? within = null)
    {
        await (within ?? Page.Locator("main")).GetByRole(AriaRole.Button, new() { Name = text, Exact = true }).First.ClickAsync();
        await LookAsync();
    }

    public async Task FollowAsync(string text)
    {
        await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = text }).First.ClickAsync();
        await LookAsync();
    }

    /// <summary>The words of the page's main part.</summary>
    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Nothing stands out to the right: the page is read by scrolling one way only.</summary>
    public async Task FitsAsync()
    {
        var wide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{Name} is {wide} pixels wider than its window.");
    }

    /// <summary>Opens a page again and again until it says the words.</summary>
    public async Task UntilAsync(Func<Task> open, string words, int seconds = 60)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await open();
            var said = await WordsAsync();
            if (said.Contains(words, StringComparison.OrdinalIgnoreCase)) return;
            Assert.True(TimeProvider.System.GetElapsedTime(until).TotalSeconds < seconds, $"{Name} did not say \"{words}\" within {seconds} seconds. It said:\n{said}");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Signs in with password and code, once for each person; later journeys go on in the same session.</summary>
    public static async Task<Visitor> SignedInAsync(Browsing browsing, string mailbox, bool hasScript = true, int width = 1280)
    {
        if (browsing.SignedIn.TryGetValue(mailbox, out var session)) return await browsing.VisitAsync(hasScript, width, session: session);
        var visitor = await browsing.VisitAsync(hasScript, width);
        await visitor.OpenAsync("sandbox", "codes");
        var cells = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = mailbox });
        var code = (await cells.First.Locator("td").Nth(2).InnerTextAsync()).Trim();
        await visitor.OpenAsync("workbench");
        await visitor.Page.GetByLabel("Mail address").FillAsync(mailbox);
        await visitor.Page.GetByLabel("Password").FillAsync(Password);
        await visitor.PressAsync("Continue");
        await visitor.Page.GetByLabel("Code from your authenticator").FillAsync(code);
        await visitor.PressAsync("Sign in");
        Assert.DoesNotContain("sign-in", visitor.Page.Url, StringComparison.Ordinal);
        browsing.SignedIn[mailbox] = await visitor.Page.Context.StorageStateAsync();
        return visitor;
    }

    private const string Password = OpenHotline.Sandbox.People.SandboxAccount.Password;

    /// <summary>Door and path, without what tells one record from another.</summary>
    public string Name => Uri.TryCreate(Page.Url, UriKind.Absolute, out var address) ? $"{Sandbox.DoorOf(address)}{address.AbsolutePath}" : Page.Url;

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
