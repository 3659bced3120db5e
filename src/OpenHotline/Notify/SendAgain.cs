using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>An officer decides to send a notice again whose fate is unknown, which failed, or which came back: a new mail with a Message-ID of its own.</summary>
public sealed class SendAgain(HotlineDb db, UnitOfWork unit, HostRegister register, QueueNotice queue, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Queued = 1,

        /// <summary>The notice is not in a state in which a person decides, or its case is over.</summary>
        NotWaiting = 2,

        /// <summary>The host has no approved contact that works.</summary>
        NoContact = 3,
    }

    public Task<Outcome> RunAsync(Guid noticeId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("notices", noticeId, inner);
        if (await db.Set<Notice>().SingleOrDefaultAsync(one => one.Id == noticeId, inner) is not { State: NoticeState.Uncertain or NoticeState.Failed or NoticeState.Bounced } notice) return Outcome.NotWaiting;
        var about = await db.Set<TakedownCase>().SingleAsync(one => one.EpisodeId == notice.EpisodeId, inner);
        if (about.IsOver) return Outcome.NotWaiting;
        if (await register.UsableContactAsync(notice.HostId, inner) is not { } contact) return Outcome.NoContact;
        notice.Stop(NoticeState.Failed);
        await db.SaveChangesAsync(inner);
        await queue.RunAsync(about, contact, notice.HostId, notice.Rung, clock.GetUtcNow().UtcDateTime, inner);
        return Outcome.Queued;
    }, cancellation);
}
