using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Looks at every page whose time has come.</summary>
/// <remarks>
/// Every few seconds. May run twice and on several machines: a page is looked at under a lease that one of them takes.
/// One look at a site at a time, so a slow site holds one place and never the others; as a place falls free the next
/// due page takes it. After a crash the lease runs out and the page is due again.
/// </remarks>
public sealed partial class RunDueChecksJob(IServiceScopeFactory scopes, HotlineDb db, LeaseWatch lease, SiteTurns sites, CheckRhythm rhythm, TimeProvider clock, ILogger<RunDueChecksJob> logger) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                foreach (var due in await ClaimAsync(rhythm.AtOnce - running.Count, cancellation)) running.Add(LookAsync(due, cancellation));
                if (running.Count == 0) return;
                running.Remove(await Task.WhenAny(running));
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    private async Task<List<Due>> ClaimAsync(int most, CancellationToken cancellation)
    {
        var claimed = new List<Due>();
        if (most <= 0) return claimed;
        var now = clock.GetUtcNow().UtcDateTime;
        // One page of each site, so that a site with a million due pages leaves room for the others.
        var waiting = await db.ListAsync(
            "SELECT episode_id, site, turn FROM (SELECT episode_id, site, turn, next_check_at, ROW_NUMBER() OVER (PARTITION BY site ORDER BY next_check_at, episode_id) AS place"
            + " FROM watches WHERE next_check_at <= @now AND holds = 0 AND (lease_until IS NULL OR lease_until < @now)) AS due WHERE place = 1 ORDER BY next_check_at LIMIT @most",
            row => new Due(row.Id(0), Convert.ToHexString(row.GetFieldValue<byte[]>(1)), row.GetInt32(2) + 1), cancellation, ("now", now), ("most", most + sites.Taken));
        foreach (var due in waiting)
        {
            if (claimed.Count == most) break;
            if (!sites.TryTake(due.Site)) continue;
            if (await lease.RunAsync(due.EpisodeId, due.Turn, cancellation)) claimed.Add(due);
            else sites.GiveBack(due.Site, TimeSpan.Zero);
        }

        await db.Database.CloseConnectionAsync();
        return claimed;
    }

    private async Task LookAsync(Due due, CancellationToken cancellation)
    {
        // Off the loop: a name server or a disk that answers at once must not hold up the claiming.
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CheckPage>().RunAsync(due.EpisodeId, due.Turn, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One page must not end the others' looks; its lease runs out and it is tried again.
            Log.LookFailed(logger, due.EpisodeId, failure.GetType().Name);
        }
        finally
        {
            sites.GiveBack(due.Site, rhythm.SitePause);
        }
    }

    private sealed record Due(Guid EpisodeId, string Site, int Turn);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The check of episode {EpisodeId} failed: {ExceptionType}. It is tried again when its lease has run out.")]
        public static partial void LookFailed(ILogger logger, Guid episodeId, string exceptionType);
    }
}
