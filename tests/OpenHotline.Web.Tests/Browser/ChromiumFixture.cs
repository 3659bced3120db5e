using Microsoft.Playwright;
using OpenHotline.Testing;
using OpenHotline.Web.Assets;

[assembly: AssemblyFixture(typeof(OpenHotline.Web.Tests.Browser.ChromiumFixture))]

namespace OpenHotline.Web.Tests.Browser;

/// <summary>One real Chromium for all tests that need one, started by the first.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A page of a fresh browser, closed by whoever asked for it.</summary>
    internal async Task<OpenPage> OpenAsync(Uri address, int widthPx = 1280, ColorScheme theme = ColorScheme.Light, bool withScript = true)
    {
        Assert.SkipUnless(new AssetFiles().AreBuilt, "The stylesheets and scripts were not built: run `npm ci && npm run build` first.");
        var context = await (await StartAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = widthPx, Height = 900 },
            ColorScheme = theme,
            JavaScriptEnabled = withScript,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        var page = await context.NewPageAsync();
        var open = new OpenPage(page);
        await page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return open;
    }

    private async Task<IBrowser> StartAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (browser is not null) return browser;
            var chromium = Installed.Chromium();
            playwright = await Playwright.CreateAsync();
            return browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}
