using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>Puts items on the seniors' urgent list, each cause once for each term of a hold, and takes them off with their hold.</summary>
public sealed class UrgentList(HotlineDb db, Actor actor, TimeProvider clock)
{
    internal async Task RaiseAsync(Hold hold, UrgentCause cause, CancellationToken cancellation)
    {
        if (await db.UrgentItems.AnyAsync(item => item.HoldId == hold.Id && item.Term == hold.Term && item.Cause == cause && item.HandledAt == null, cancellation)) return;
        var now = clock.GetUtcNow();
        db.Add(new UrgentItem(Guid.CreateVersion7(now), hold.WebpageId, hold.EpisodeId, hold.Id, hold.Term, cause, now.UtcDateTime));
    }

    internal async Task HandleAllOfAsync(Guid holdId, CancellationToken cancellation)
    {
        foreach (var item in await db.UrgentItems.Where(one => one.HoldId == holdId && one.HandledAt == null).ToListAsync(cancellation))
            item.Handle(actor.AccountId, clock.GetUtcNow().UtcDateTime);
    }
}
