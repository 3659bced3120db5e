using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Gives a claim back; false when the account did not hold it.</summary>
public sealed class ReleaseClaim(HotlineDb db, UnitOfWork unit, Timeline timeline)
{
    public Task<bool> RunAsync(Guid episodeId, Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var released = await db.ListAsync(
            """
            UPDATE queue_items SET state = CASE WHEN is_held THEN 5 ELSE 1 END, claimed_by = NULL, lease_until = NULL
            WHERE id = @id AND state = 2 AND claimed_by = @who
            RETURNING webpage_id
            """,
            row => row.Id(0), inner, ("id", episodeId), ("who", accountId));
        if (released is not [var webpageId]) return false;
        timeline.Write(new ClaimReleased(webpageId, episodeId, accountId, LeaseRanOut: false));
        return true;
    }, cancellation);
}
