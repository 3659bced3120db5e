using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>What is still to be taken down.</summary>
/// <param name="WaitForPerson">Cases that stand still until an officer acts.</param>
/// <param name="OldestAt">When the oldest was assessed; null where nothing is up.</param>
public sealed record StillUp(int Pages, int Urgent, int WaitForPerson, DateTime? OldestAt);

/// <summary>Counts the pages that are still up.</summary>
public sealed class ReadStillUp(HotlineDb db)
{
    public async Task<StillUp> RunAsync(CancellationToken cancellation)
    {
        var open = db.Set<TakedownCase>().AsNoTracking().Where(one => one.State != CaseState.Over);
        return new StillUp(
            await open.CountAsync(cancellation),
            await open.CountAsync(one => one.IsUrgent, cancellation),
            await open.CountAsync(one => one.State == CaseState.WaitingForContact || one.State == CaseState.HostChanged, cancellation),
            await open.OrderBy(one => one.AssessedAt).Select(one => (DateTime?)one.AssessedAt).FirstOrDefaultAsync(cancellation));
    }
}
