using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Says why looks at a page came to their outcome: the fact on the timeline tells the outcome only.</summary>
public sealed class ReadChecks(HotlineDb db)
{
    /// <summary>By the check's id; those that are not kept any more are left out. Asked for as many as a page shows.</summary>
    public async Task<IReadOnlyDictionary<Guid, CheckReason>> ReasonsAsync(IReadOnlyCollection<Guid> checkIds, CancellationToken cancellation) =>
        await db.Set<Check>().AsNoTracking().Where(check => checkIds.Contains(check.Id)).Select(check => new { check.Id, check.Reason }).ToDictionaryAsync(check => check.Id, check => check.Reason, cancellation);
}
