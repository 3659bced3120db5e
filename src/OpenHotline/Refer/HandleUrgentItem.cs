using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>A senior says that an urgent item was seen to. The hold itself is not touched by that.</summary>
public sealed class HandleUrgentItem(HotlineDb db, UnitOfWork unit, Actor actor, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Handled = 1,

        /// <summary>There is no such open item.</summary>
        NotOpen = 2,
    }

    public Task<Outcome> RunAsync(Guid itemId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.UrgentItems.SingleOrDefaultAsync(one => one.Id == itemId && one.HandledAt == null, inner) is not { } item) return Outcome.NotOpen;
        item.Handle(actor.AccountId, clock.GetUtcNow().UtcDateTime);
        return Outcome.Handled;
    }, cancellation);
}
