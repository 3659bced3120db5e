using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>Puts an episode on the "changed" list, with the new trace, and stops what was to go to the old host. Works inside the caller's unit of work.</summary>
public sealed class NoteHostChanged(HotlineDb db, KeepTrace keep, StopNotices stop, Timeline timeline)
{
    public async Task RunAsync(Guid episodeId, TraceFinding.Found finding, CancellationToken cancellation)
    {
        await db.LockAsync("episodes", episodeId, cancellation);
        db.ChangeTracker.Clear();
        var about = await db.Set<TakedownCase>().SingleAsync(one => one.EpisodeId == episodeId, cancellation);
        if (about.State is CaseState.Over or CaseState.HostChanged) return;
        var before = about.HostId;
        var trace = await keep.RunAsync(about, finding, cancellation);
        about.MoveTo(CaseState.HostChanged);
        await stop.OfEpisodeAsync(episodeId, wasWrong: false, cancellation);
        timeline.Write(new HostChanged(about.WebpageId, episodeId, trace.Id, before, trace.HostId));
    }
}
