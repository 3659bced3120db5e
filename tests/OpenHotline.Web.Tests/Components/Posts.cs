using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Tests.Components;

/// <summary>What scripts posted to the fixture pages, and the news that those are told.</summary>
internal sealed class Posts
{
    private readonly ConcurrentQueue<string> taken = new();

    /// <summary>Each post as <c>/path field=value …</c>, in order; the antiforgery token left out.</summary>
    public IReadOnlyList<string> Taken => [.. taken];

    /// <summary>False: looks are refused.</summary>
    public bool LooksAreNoted { get; set; } = true;

    public async Task<IResult> TakeAsync(string path, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        taken.Enqueue(string.Join(' ', [path, .. form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).Select(field => $"{field.Key}={field.Value}")]));
        return path switch
        {
            "/copy" => Results.Text("https://host.example/page"),
            "/look" => LooksAreNoted ? Results.NoContent() : Results.StatusCode(StatusCodes.Status429TooManyRequests),
            _ => Results.Text("taken"),
        };
    }

    public async IAsyncEnumerable<SseItem<string>> NewsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        yield return new SseItem<string>("""{"queue":1204}""", "counts");
        yield return new SseItem<string>("not json", "counts");
        yield return new SseItem<string>("""{"of":"queue","count":3}""", "news");
        await Task.Delay(Timeout.Infinite, stop);
    }

    public async IAsyncEnumerable<SseItem<string>> ProgressAsync([EnumeratorCancellation] CancellationToken stop)
    {
        yield return new SseItem<string>("""{"done":3,"total":4,"detail":"a second left"}""", "progress");
        await Task.Delay(Timeout.Infinite, stop);
    }
}
