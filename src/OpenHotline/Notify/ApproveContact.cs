using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>An officer approves a mailbox, or takes the approval back. Approved: what waited for it is traced again and goes out.</summary>
public sealed class ApproveContact(HotlineDb db, UnitOfWork unit, Actor actor, WakeCases wake, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        Done = 1,
        NoSuchContact = 2,
    }

    public Task<Outcome> RunAsync(Guid contactId, bool approve, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<HostContact>().SingleOrDefaultAsync(one => one.Id == contactId, inner) is not { } contact) return Outcome.NoSuchContact;
        if (approve) contact.Approve(actor.AccountId, clock.GetUtcNow().UtcDateTime);
        else contact.Withdraw();
        if (approve) await wake.OfHostAsync(contact.HostId, inner);
        return Outcome.Done;
    }, cancellation);
}
