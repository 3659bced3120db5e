using System.Text.RegularExpressions;

namespace OpenHotline.Journeys.Pages;

/// <summary>One person's narrow window, in which page after page is read without script and with it.</summary>
internal sealed partial class PageLook(Visitor withScript, Visitor? withoutScript) : IAsyncDisposable
{
    /// <summary>In both ways, or with script only.</summary>
    public static async Task<PageLook> BeginAsync(Browsing browsing, string? session, ColorScheme colours, bool inBothWays)
    {
        var look = new PageLook(await browsing.VisitAsync(width: 320, session: session), inBothWays ? await browsing.VisitAsync(hasScript: false, width: 320, session: session) : null);
        foreach (var visitor in look.Visitors) await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
        return look;
    }

    /// <summary>The page must be accessible and fit. Where script leaves it as it is, axe has nothing to see twice.</summary>
    public async Task AtAsync(FoundPage page, string language)
    {
        string? before = null;
        if (withoutScript is not null)
        {
            before = await OpenAsync(withoutScript, page, language);
            await withoutScript.LookAsync();
            await withoutScript.FitsAsync();
        }

        var after = await OpenAsync(withScript, page, language);
        if (before != after) await withScript.LookAsync();
        await withScript.FitsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in Visitors) await visitor.DisposeAsync();
    }

    private IEnumerable<Visitor> Visitors => withoutScript is null ? [withScript] : [withScript, withoutScript];

    private static async Task<string> OpenAsync(Visitor visitor, FoundPage page, string language)
    {
        await visitor.Page.GotoAsync(visitor.Sandbox.Door(page.Pattern.Door, language + page.Path).AbsoluteUri);
        Assert.Equal(page.Pattern, PageMap.Find(page.Pattern.Door, new Uri(visitor.Page.Url).AbsolutePath));
        var markup = await visitor.Page.EvaluateAsync<string>("() => document.documentElement.outerHTML");
        // Words for those without script alone are read as markup by one of the two only.
        return markup.Contains("<noscript", StringComparison.Ordinal) ? $"{visitor.HasScript} {markup}" : Token().Replace(markup, "");
    }

    // New with every answer of the server.
    [GeneratedRegex("""<input[^>]*name="__RequestVerificationToken"[^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
