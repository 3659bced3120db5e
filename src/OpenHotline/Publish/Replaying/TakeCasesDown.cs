using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Verify;

namespace OpenHotline.Publish.Replaying;

/// <summary>Has made-up pages looked at, traced and written about, and, when they have gone down, proven gone.</summary>
public sealed class TakeCasesDown(HotlineDb db, ReplayClock clock, TellRooms tell, LeaseWatch lease, CheckPage check, CheckRhythm rhythm, TraceCasesJob trace, SendNoticesJob send, ReplayPace pace)
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
    }

    private async Task LookAsync(IReadOnlyList<Guid> episodes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (ids, parameter) = db.In("ids", episodes);
        var due = await db.ListAsync($"SELECT episode_id, turn FROM watches WHERE next_check_at <= @now AND episode_id {ids}", row => new WatchTurn(row.Id(0), row.GetInt32(1) + 1), cancellation, ("now", now), parameter);
        await check.RunAsync(await lease.RunAsync(due, cancellation), cancellation);
        db.ChangeTracker.Clear();
    }

    // A run takes some of what is due; what it cannot do now it puts off, so this ends.
    private async Task TraceAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await db.Set<TakedownCase>().AnyAsync(one => one.State == CaseState.WaitingForTrace && one.NextTraceAt <= now, cancellation)) await trace.RunAsync(pace.CasesAtOnce, pace.CasesAtOnce, cancellation);
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await db.Set<Mailing>().AnyAsync(one => one.State == MailingState.Waiting && one.DueAt <= now, cancellation)) await send.RunAsync(pace.CasesAtOnce, pace.CasesAtOnce, cancellation);
    }
}
