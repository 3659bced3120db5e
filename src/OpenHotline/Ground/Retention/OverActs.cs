using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>Acts of two people whose time was over long ago, with what exactly they were. Who proposed and who approved stays on the timeline.</summary>
internal sealed class OverActs(HotlineDb db, Vault vault) : IRetained
{
    public RetentionClass Class => RetentionClass.StaffTraces;

    public string Name => "Acts of two people";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<TwoPersonAct>().AsNoTracking()
        .Where(one => one.ExpiresAt < olderThan && one.Id.CompareTo(after) > 0).OrderBy(one => one.Id).Take(most)
        .Select(one => new RetainedRecord(one.Id, one.ProposedBy)).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids) await vault.DestroyAsync(id, cancellation);
        db.RemoveRange(await db.Set<TwoPersonAct>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation));
    }
}
