using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Web.Public.Form;

/// <summary>How long it usually takes, from our own published figures, kept for some minutes: everybody who reported is shown it.</summary>
public sealed class UsualTime(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private volatile Answer? last;

    /// <summary>Null where our figures do not say it.</summary>
    public async Task<ReadUsualTime.Usual?> RunAsync()
    {
        var now = clock.GetUtcNow();
        if (last is { } known && now - known.At < KeptFor) return known.Usual;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            last = new Answer(await scope.ServiceProvider.GetRequiredService<ReadUsualTime>().RunAsync(CancellationToken.None), now);
            return last.Usual;
        }
        catch (Exception unreadable) when (unreadable is DbException or FormatException or TimeoutException)
        {
            // The report is taken and its code must be shown, whatever has become of the figures.
            return null;
        }
    }

    private sealed record Answer(ReadUsualTime.Usual? Usual, DateTimeOffset At);
}
