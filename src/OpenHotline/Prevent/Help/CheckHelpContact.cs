using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Help;

/// <summary>A second person has tried a help service: from now on it is shown. Safe to repeat.</summary>
public sealed class CheckHelpContact(HotlineDb db, UnitOfWork unit, Timeline timeline, Actor actor, TimeProvider clock)
{
    public enum Outcome
    {
        Checked = 1,
        NoSuchContact = 2,

        /// <summary>Whoever wrote it down cannot be the second person.</summary>
        SomebodyElseMust = 3,
    }

    public Task<Outcome> RunAsync(Guid contactId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<HelpContact>().SingleOrDefaultAsync(row => row.Id == contactId, inner) is not { } contact) return Outcome.NoSuchContact;
        if (actor.AccountId is not { } second || second == contact.AddedBy) return Outcome.SomebodyElseMust;
        contact.Check(second, clock.GetUtcNow().UtcDateTime);
        timeline.Write(new HelpContactChecked(contactId));
        return Outcome.Checked;
    }, cancellation);
}
