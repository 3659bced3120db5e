using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Help;

/// <summary>Takes a help service away, at once and by one person: a number that no longer helps must not stay. Safe to repeat.</summary>
public sealed class RemoveHelpContact(HotlineDb db, UnitOfWork unit, Timeline timeline)
{
    public Task RunAsync(Guid contactId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<HelpContact>().Where(row => row.Id == contactId).ExecuteDeleteAsync(inner) > 0) timeline.Write(new HelpContactRemoved(contactId));
    }, cancellation);
}
