using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Lets cases that waited for an officer be traced and decided again. Works inside the caller's unit of work.</summary>
public sealed class WakeCases(HotlineDb db, TimeProvider clock)
{
    /// <summary>Those that wait for a contact of the host, and those whose notice to it failed or came back.</summary>
    public async Task OfHostAsync(Guid hostId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Set<TakedownCase>().Where(one => one.HostId == hostId && (one.State == CaseState.WaitingForContact
            || (one.State == CaseState.Notified && db.Set<Notice>().Any(notice => notice.EpisodeId == one.EpisodeId && notice.HostId == hostId
                && (notice.State == NoticeState.Bounced || notice.State == NoticeState.Failed))))).ToListAsync(cancellation);
        foreach (var one in waiting) one.TraceAgainAt(now, fruitless: false);
    }
}
