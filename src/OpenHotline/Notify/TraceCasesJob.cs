using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Traces what is to be traced, and decides what follows.</summary>
/// <remarks>Every ten seconds. Nothing is claimed: two machines at once ask twice, and the second finds under the lock that the first has decided. After a crash the case still waits.</remarks>
public sealed class TraceCasesJob(HotlineDb db, UnitOfWork unit, PageAddress pages, TraceAddress trace, KeepTrace keep, DecideCase decide, NotifySettings settings, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 50;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Law: a name look-up tells others that somebody is interested, so an episode on hold is not traced either.
        var due = await db.Set<TakedownCase>().AsNoTracking()
            .Where(one => one.State == CaseState.WaitingForTrace && one.NextTraceAt <= now && !db.Set<Hold>().Any(hold => hold.EpisodeId == one.EpisodeId && hold.EndedAt == null))
            .OrderByDescending(one => one.IsUrgent).ThenBy(one => one.NextTraceAt).Take(BatchSize).ToListAsync(cancellation);
        foreach (var one in due)
        {
            await TraceAsync(one, cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task TraceAsync(TakedownCase one, CancellationToken cancellation)
    {
        TraceFinding? finding = null;
        if (!one.IsOnion)
        {
            if (await pages.OpenAsync(one.WebpageId, cancellation) is not { } address)
            {
                // The address was deleted on purpose: nobody can be told about it.
                await unit.RunAsync(async inner => (await LockedAsync(one.EpisodeId, inner)).Close(), cancellation);
                return;
            }

            finding = await trace.RunAsync(address, cancellation);
        }

        await unit.RunAsync(async inner =>
        {
            var locked = await LockedAsync(one.EpisodeId, inner);
            if (locked.State != CaseState.WaitingForTrace || await db.IsOnHoldAsync(one.EpisodeId, inner)) return;
            if (finding is TraceFinding.Found found) await keep.RunAsync(locked, found, inner);
            else if (finding is not null)
            {
                locked.TraceAgainAt(NextTry(locked, finding), fruitless: true);
                return;
            }

            await decide.RunAsync(locked, inner);
        }, cancellation);
    }

    private DateTime NextTry(TakedownCase one, TraceFinding finding)
    {
        var wait = settings.TraceAgainAfter * Math.Pow(2, Math.Min(one.FruitlessTraces, 10));
        var at = clock.GetUtcNow().UtcDateTime + (wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1));
        return finding is TraceFinding.NoHolder { NotBefore: { } told } && told > at ? told : at;
    }

    private async Task<TakedownCase> LockedAsync(Guid episodeId, CancellationToken cancellation)
    {
        await db.LockAsync("episodes", episodeId, cancellation);
        db.ChangeTracker.Clear();
        return await db.Set<TakedownCase>().SingleAsync(one => one.EpisodeId == episodeId, cancellation);
    }
}
