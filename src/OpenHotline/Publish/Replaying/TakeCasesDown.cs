using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Verify;

namespace OpenHotline.Publish.Replaying;

/// <summary>Has made-up pages looked at, traced and written about, and, when they have gone down, proven gone.</summary>
public sealed class TakeCasesDown(HotlineDb db, ReplayClock clock, TellRooms tell, LeaseWatch lease, CheckPage check, CheckRhythm rhythm, TraceCasesJob trace, SendNoticesJob send)
{
    internal async Task RunAsync(IReadOnlyList<Guid> episodes, DateTime goneAt, CancellationToken cancellation)
    {
        await LookAsync(episodes, cancellation);
        await tell.RunAsync(cancellation);
        await TraceAsync(cancellation);
        await SendAsync(cancellation);
        await tell.RunAsync(cancellation);
        for (var (tries, at) = (0, goneAt); tries < rhythm.TriesForRemoval; (tries, at) = (tries + 1, at + rhythm.BetweenTries))
        {
            clock.GoTo(at);
            await LookAsync(episodes, cancellation);
        }

        await tell.RunAsync(cancellation);
    }

    private async Task LookAsync(IReadOnlyList<Guid> episodes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Watches.AsNoTracking().Where(watch => episodes.Contains(watch.EpisodeId) && watch.NextCheckAt <= now).Select(watch => new { watch.EpisodeId, Turn = watch.Turn + 1 }).ToListAsync(cancellation);
        foreach (var one in due)
        {
            if (await lease.RunAsync(one.EpisodeId, one.Turn, cancellation)) await check.RunAsync(one.EpisodeId, one.Turn, cancellation);
            db.ChangeTracker.Clear();
        }
    }

    // A run takes some of what is due; what it cannot do now it puts off, so this ends.
    private async Task TraceAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await db.Set<TakedownCase>().AnyAsync(one => one.State == CaseState.WaitingForTrace && one.NextTraceAt <= now, cancellation)) await trace.RunAsync(cancellation);
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await db.Set<Mailing>().AnyAsync(one => one.State == MailingState.Waiting && one.DueAt <= now, cancellation)) await send.RunAsync(cancellation);
    }
}
