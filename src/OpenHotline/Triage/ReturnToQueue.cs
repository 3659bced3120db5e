using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Opens a closed case again, so that it waits in the queue; false when it is open already or a newer episode took its place.</summary>
public sealed class ReturnToQueue(HotlineDb db, UnitOfWork unit, Timeline timeline)
{
    public Task<bool> RunAsync(Guid episodeId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("queue_items", episodeId, inner);
        var item = await db.Set<QueueItem>().SingleOrDefaultAsync(row => row.Id == episodeId, inner);
        if (item is not { State: QueueState.Done }) return false;
        // A report after the closing has opened a newer episode: the page is looked at there.
        if (await db.Set<QueueItem>().AnyAsync(row => row.WebpageId == item.WebpageId && row.OpenedAt > item.OpenedAt, inner)) return false;
        item.Return();
        timeline.Write(new EpisodeReopened(item.WebpageId, item.Id));
        return true;
    }, cancellation);
}
