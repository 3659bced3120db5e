using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>Ends holds whose time is over, but only where both people were warned in time; else a senior has to look.</summary>
/// <remarks>Every five minutes. Safe to run twice: each hold is one commit under its lock. A hold is never released blindly.</remarks>
public sealed class EndHoldsJob(HotlineDb db, UnitOfWork unit, Timeline timeline, UrgentList urgent, ReferSettings settings, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var over = await db.Holds.AsNoTracking().Where(hold => hold.EndedAt == null && hold.ExpiresAt <= now).OrderBy(hold => hold.ExpiresAt).Select(hold => hold.Id).ToListAsync(cancellation);
        foreach (var id in over) await unit.RunAsync(inner => EndAsync(id, now, inner), cancellation);
    }

    private async Task EndAsync(Guid id, DateTime now, CancellationToken cancellation)
    {
        await db.LockAsync("holds", id, cancellation);
        var hold = await db.Holds.SingleAsync(one => one.Id == id, cancellation);
        await db.Entry(hold).ReloadAsync(cancellation);
        if (!hold.IsStanding || hold.ExpiresAt > now) return;
        var sent = await db.HoldWarnings.AsNoTracking().Where(one => one.HoldId == id && one.Term == hold.Term && one.State == WarningState.Sent).Select(one => one.SentAt).ToListAsync(cancellation);
        if (sent.Count < Enum.GetValues<WarnedPerson>().Length)
        {
            await urgent.RaiseAsync(hold, UrgentCause.HoldPastItsEnd, cancellation);
            return;
        }

        // After a long standstill the warnings may have gone out a moment ago: people need time to answer, and bounces time to arrive.
        if (sent.Exists(at => at + (settings.WarnBefore / 2) > now)) return;

        hold.End(now, expired: true);
        timeline.Write(new HoldReleased(hold.WebpageId, hold.EpisodeId, hold.Id, Expired: true));
    }
}
