using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Stops what is still to go out about an episode; where we were wrong, whoever was written to is told.</summary>
public sealed class StopNotices(HotlineDb db, MakeMailing make, TimeProvider clock)
{
    public async Task OfEpisodeAsync(Guid episodeId, bool wasWrong, CancellationToken cancellation) => Stop(await TakeAsync([episodeId], cancellation), episodeId, wasWrong);

    /// <summary>Reads what is to go out about many episodes, for <see cref="Stop"/>.</summary>
    internal async Task<GoingOut> TakeAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation) => new(
        (await db.Among<Mailing>("episode_id", episodeIds).ToListAsync(cancellation)).ToLookup(one => one.EpisodeId),
        (await db.Among<Notice>("episode_id", episodeIds).ToListAsync(cancellation)).ToLookup(one => one.EpisodeId));

    internal void Stop(GoingOut all, Guid episodeId, bool wasWrong)
    {
        foreach (var mailing in all.Mailings[episodeId].Where(one => one.State == MailingState.Waiting && one.Kind != MailingKind.Withdrawal)) mailing.Withdraw();
        foreach (var notice in all.Notices[episodeId].Where(one => one.State != NoticeState.Withdrawn))
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

    /// <summary>The mails and notices of some episodes.</summary>
    internal sealed record GoingOut(ILookup<Guid, Mailing> Mailings, ILookup<Guid, Notice> Notices);
}
