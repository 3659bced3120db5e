using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>One-time links that ran out long ago, used or not. That somebody joined stays on the timeline.</summary>
internal sealed class SpentLinks(HotlineDb db) : IRetained
{
    public RetentionClass Class => RetentionClass.StaffTraces;

    public string Name => "One-time links that ran out";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<JoinLink>().AsNoTracking()
        .Where(one => one.ExpiresAt < olderThan && one.Id.CompareTo(after) > 0).OrderBy(one => one.Id).Take(most)
        .Select(one => new RetainedRecord(one.Id, one.AccountId)).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        db.RemoveRange(await db.Set<JoinLink>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation));
}
