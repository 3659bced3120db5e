using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OpenHotline.Web.Tests.Browser;

/// <summary>A page in a browser of its own, and what its console complained of: a refused style, a script that broke.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type == "error") complaints.Enqueue(message.Text); };
        page.PageError += (_, message) => complaints.Enqueue(message);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => [.. complaints];

    public ValueTask DisposeAsync() => Page.Context.DisposeAsync();
}
