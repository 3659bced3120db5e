using System.Collections.Concurrent;
using OpenHotline.Journeys;

[assembly: AssemblyFixture(typeof(Browsing))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace OpenHotline.Journeys;

/// <summary>One running sandbox and one browser for all journeys, both started with the first that needs them.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<string, string> signedIn = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private SandboxProcess? sandbox;

    /// <summary>The running program. Ask for a visitor first.</summary>
    public SandboxProcess Sandbox => sandbox ?? throw new InvalidOperationException("Nobody has opened a browser yet.");

    /// <summary>Sessions by mailbox, so that a code, which works once, is not needed for each journey.</summary>
    internal ConcurrentDictionary<string, string> SignedIn => signedIn;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Somebody with a fresh browser.</summary>
    public async Task<Visitor> VisitAsync(bool hasScript = true, int width = 1280, int height = 900, string? session = null)
    {
        await StartAsync();
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = session,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        if (hasScript) return new Visitor(this, context, page, withoutScript: null);
        // Not by the context's own switch, which cannot be turned back for axe: it needs the browser's clock, which stands still without script.
        var switching = await context.NewCDPSessionAsync(page);
        await AllowScriptAsync(switching, isAllowed: false);
        return new Visitor(this, context, page, switching);
    }

    /// <summary>Whether the scripts of a page run from now on.</summary>
    internal static Task AllowScriptAsync(ICDPSession page, bool isAllowed) =>
        page.SendAsync("Emulation.setScriptExecutionDisabled", new Dictionary<string, object> { ["value"] = !isAllowed });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (sandbox is not null) await sandbox.DisposeAsync();
        gate.Dispose();
    }

    private async Task StartAsync()
    {
        var chromium = Installed.Chromium();
        await gate.WaitAsync();
        try
        {
            sandbox ??= await SandboxProcess.StartAsync(TestContext.Current.CancellationToken);
            playwright ??= await Playwright.CreateAsync();
            // As root, which build servers often are, Chromium has no sandbox of its own.
            browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
        finally
        {
            gate.Release();
        }
    }
}
