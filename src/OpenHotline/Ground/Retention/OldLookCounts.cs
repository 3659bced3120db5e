using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>How often somebody looked, by hour, long ago. Counted and forgotten by account, since an hour has no id of its own.</summary>
internal sealed class OldLookCounts(HotlineDb db, RetentionSettings settings, TimeProvider clock) : IRetained
{
    public RetentionClass Class => RetentionClass.StaffTraces;

    public string Name => "Accounts with old counts of looks";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<LookTally>().AsNoTracking()
        .Where(one => one.HourAt < olderThan && one.AccountId.CompareTo(after) > 0).Select(one => one.AccountId).Distinct().OrderBy(id => id).Take(most)
        .Select(id => new RetainedRecord(id, null)).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var olderThan = clock.GetUtcNow().UtcDateTime.AddDays(-settings.DaysOf(Class));
        await db.Set<LookTally>().Where(one => ids.Contains(one.AccountId) && one.HourAt < olderThan).ExecuteDeleteAsync(cancellation);
    }
}
