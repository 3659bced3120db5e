using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Queues the notice of one episode to one host on one rung, once. Works inside the caller's unit of work.</summary>
public sealed class QueueNotice(HotlineDb db, MakeMailing make, TimeProvider clock)
{
    /// <param name="notBefore">When somebody else is told first; else now.</param>
    public async Task<Notice> RunAsync(TakedownCase about, HostContact contact, Guid hostId, Rung rung, DateTime notBefore, CancellationToken cancellation)
    {
        var before = await db.Set<Notice>().SingleOrDefaultAsync(one => one.EpisodeId == about.EpisodeId && one.HostId == hostId && one.Rung == rung, cancellation);
        return Queue(before, about, contact, hostId, rung, notBefore);
    }

    /// <param name="before">The notice of this episode to this host on this rung; null where there is none yet.</param>
    internal Notice Queue(Notice? before, TakedownCase about, HostContact contact, Guid hostId, Rung rung, DateTime notBefore)
    {
        if (before is { State: not (NoticeState.Withdrawn or NoticeState.Bounced or NoticeState.Failed) }) return before;
        var now = clock.GetUtcNow();
        var notice = before;
        if (notice is null)
        {
            notice = new Notice(Guid.CreateVersion7(now), about, hostId, contact.Id, rung, MakeMailing.Names(), now.UtcDateTime);
            db.Add(notice);
        }
        else
        {
            notice.QueueAgain(contact.Id, now.UtcDateTime);
        }

        db.Add(make.Of(notice, MailingKind.Notice, notBefore, about.IsUrgent));
        return notice;
    }
}
