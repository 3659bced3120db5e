using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenHotline.Triage;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>The queue's counts for every open page, read once a second however many are open, and not at all when none is.</summary>
public sealed class LiveQueue(IServiceScopeFactory scopes, IHostApplicationLifetime house, TimeProvider clock)
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    // A stream ends after a while and the browser asks again: a session that has ended is not served for ever.
    private const int MostBeats = 300;

    private readonly SemaphoreSlim turn = new(1, 1);
    private (DateTimeOffset At, QueueCounts Counts)? last;

    public static ServerSentEventsResult<string> Stream(LiveQueue live, CancellationToken stop) => TypedResults.ServerSentEvents(live.ListenAsync(stop));

    private async IAsyncEnumerable<SseItem<string>> ListenAsync([EnumeratorCancellation] CancellationToken stop)
    {
        QueueCounts? told = null;
        for (var beat = 0; beat < MostBeats; beat++)
        {
            var counts = await CountsAsync(stop);
            if (counts != told)
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(new { queue = counts.Waiting, late = counts.Late, claimed = counts.Claimed, alarms = counts.Alarms }), "counts");
                if (told is not null && counts.Waiting > told.Waiting)
                    yield return new SseItem<string>(JsonSerializer.Serialize(new { of = "queue", count = counts.Waiting - told.Waiting }), "news");
                told = counts;
            }

            if (!await WaitAsync(stop)) yield break;
        }
    }

    // An open page must not hold up the house when it closes.
    private async Task<bool> WaitAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, house.ApplicationStopping);
        try
        {
            await Task.Delay(Rhythm, clock, either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<QueueCounts> CountsAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (last is { } kept && clock.GetUtcNow() - kept.At < Rhythm) return kept.Counts;
            await using var scope = scopes.CreateAsyncScope();
            var counts = await scope.ServiceProvider.GetRequiredService<CountQueue>().RunAsync(stop);
            last = (clock.GetUtcNow(), counts);
            return counts;
        }
        finally
        {
            turn.Release();
        }
    }
}
