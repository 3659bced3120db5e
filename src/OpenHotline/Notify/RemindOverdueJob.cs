using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Queues a reminder for each notice whose page is still up after the host's cadence.</summary>
/// <remarks>Every minute. Safe to run twice: the next reminder's time is taken away in the commit that queues it, and comes back when it was sent.</remarks>
public sealed class RemindOverdueJob(HotlineDb db, UnitOfWork unit, MakeMailing make, NotifySettings settings, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 200;

    public Task RunAsync(CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.ListAsync($"""
            SELECT n.id FROM notices n WHERE n.remind_at <= @now
              AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.episode_id = n.episode_id AND h.ended_at IS NULL)
            ORDER BY n.remind_at LIMIT {BatchSize}{(db.Kind == DatabaseKind.Postgres ? " FOR UPDATE OF n SKIP LOCKED" : "")}
            """, row => row.Id(0), inner, ("now", now));
        foreach (var id in due)
        {
            var notice = (await db.Set<Notice>().FindAsync([id], inner))!;
            var about = (await db.Set<TakedownCase>().FindAsync([notice.EpisodeId], inner))!;
            var isWanted = about.State == CaseState.Notified && notice.IsOpen && notice.Reminders < settings.MostReminders;
            notice.NoMoreReminders();
            if (isWanted) db.Add(make.Of(notice, MailingKind.Reminder, now, about.IsUrgent));
        }
    }, cancellation);
}
