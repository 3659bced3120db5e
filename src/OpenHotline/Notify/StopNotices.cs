using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Stops what is still to go out about an episode; where we were wrong, whoever was written to is told.</summary>
public sealed class StopNotices(HotlineDb db, MakeMailing make, TimeProvider clock)
{
    public async Task OfEpisodeAsync(Guid episodeId, bool wasWrong, CancellationToken cancellation)
    {
        foreach (var mailing in await db.Set<Mailing>().Where(one => one.EpisodeId == episodeId && one.State == MailingState.Waiting && one.Kind != MailingKind.Withdrawal).ToListAsync(cancellation))
            mailing.Withdraw();
        foreach (var notice in await db.Set<Notice>().Where(one => one.EpisodeId == episodeId && one.State != NoticeState.Withdrawn).ToListAsync(cancellation))
        {
            notice.NoMoreReminders();
            if (notice.SentAt is null) notice.Stop(NoticeState.Withdrawn);
            else if (wasWrong)
            {
                notice.Stop(NoticeState.Withdrawn);
                db.Add(make.Of(notice, MailingKind.Withdrawal, clock.GetUtcNow().UtcDateTime, isUrgent: false));
            }
        }
    }
}
