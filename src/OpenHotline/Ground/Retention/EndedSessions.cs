using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>Sessions that ended long ago. That they were stays on the timeline.</summary>
internal sealed class EndedSessions(HotlineDb db) : IRetained
{
    public RetentionClass Class => RetentionClass.StaffTraces;

    public string Name => "Ended sessions";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<StaffSession>().AsNoTracking()
        .Where(one => one.EndsAt < olderThan && one.Id.CompareTo(after) > 0).OrderBy(one => one.Id).Take(most)
        .Select(one => new RetainedRecord(one.Id, one.AccountId)).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        db.RemoveRange(await db.Set<StaffSession>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation));
}
