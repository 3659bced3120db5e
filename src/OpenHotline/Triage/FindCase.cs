using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Finds cases by the number that colleagues know them by.</summary>
public sealed class FindCase(HotlineDb db)
{
    // Of ten million cases, about one number in 430 is shared by two, and none by this many.
    private const int Most = 20;

    /// <summary>Every case with that number, the newest first; empty where there is none.</summary>
    public Task<List<QueueItem>> RunAsync(CaseNumber number, CancellationToken cancellation) => With(db, number).ToListAsync(cancellation);

    internal static IQueryable<QueueItem> With(HotlineDb db, CaseNumber number)
    {
        var value = (long)number.Value;
        return db.Set<QueueItem>().AsNoTracking().Where(item => item.Number == value).OrderByDescending(item => item.Id).Take(Most);
    }
}
