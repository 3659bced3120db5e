using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Requests of young people whose time is over: what they said and the hashes that nobody confirmed go. The row stays for the count.</summary>
internal sealed class RetainedOwnRequests(HotlineDb db, TakeBackOwnRequest takeBack) : IRetained
{
    public RetentionClass Class => RetentionClass.OwnPicture;

    public string Name => "Young people's requests, and hashes that nobody confirmed";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<OwnRequest>().AsNoTracking()
        .Where(one => one.EndedAt == null && one.ReceivedAt < olderThan && one.Id.CompareTo(after) > 0).OrderBy(one => one.Id).Take(most)
        .Select(one => new RetainedRecord(one.Id, null)).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids) await takeBack.EndAsync(id, OwnRequestEnd.Expired, cancellation);
    }
}
