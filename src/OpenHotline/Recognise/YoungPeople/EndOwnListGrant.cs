using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>A member may take the list of young people's own hashes no more, from its next request on. One person is enough.</summary>
public sealed class EndOwnListGrant(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline)
{
    /// <summary>False where the member had no such grant.</summary>
    public Task<bool> RunAsync(Guid memberId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<OwnListGrant>().FindAsync([memberId], inner) is not { } grant) return false;
        db.Remove(grant);
        timeline.Write(new OwnListEnded(memberId));
        return true;
    }, cancellation);
}
