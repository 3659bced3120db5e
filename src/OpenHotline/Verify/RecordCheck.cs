using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Takes in what a look found, and tells it.</summary>
public sealed class RecordCheck(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, CheckRhythm rhythm, TimeProvider clock)
{
    /// <summary>Null where the look's turn had passed.</summary>
    public Task<WatchStep?> RunAsync(Guid episodeId, int turn, IReadOnlyList<Look> looks, Judgement judged, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await MineAsync(episodeId, turn, inner) is not { } watch) return (WatchStep?)null;
        var now = clock.GetUtcNow();
        var isFirst = watch.Checks == 0;
        var check = new Check(Guid.CreateVersion7(now), watch, now.UtcDateTime, judged, looks[0], looks.Count);
        db.Add(check);
        var step = watch.Found(check, judged, now.UtcDateTime, rhythm);
        var outcome = step == WatchStep.Removed ? CheckOutcome.Removed : judged.Outcome;
        timeline.Write(new PageChecked(watch.WebpageId, episodeId, check.Id, outcome, isFirst, looks.Count));
        Tell(watch, check.Id, step);
        return step;
    }, cancellation);

    /// <summary>Ends a watch over a page whose address nobody can read any more. False where the look's turn had passed.</summary>
    public Task<bool> EndAsync(Guid episodeId, int turn, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await MineAsync(episodeId, turn, inner) is not { } watch) return false;
        watch.End();
        return true;
    }, cancellation);

    /// <summary>Writes what follows from a step, in the caller's unit of work.</summary>
    internal void Tell(Watch watch, Guid checkId, WatchStep step)
    {
        switch (step)
        {
            case WatchStep.Removed:
                Removed(watch);
                break;
            case WatchStep.Reappeared:
                timeline.Write(new PageReappeared(watch.WebpageId, watch.EpisodeId, checkId));
                break;
            case WatchStep.CallPerson:
                timeline.Write(new PageNeedsPerson(watch.WebpageId, watch.EpisodeId, checkId));
                break;
        }
    }

    private void Removed(Watch watch)
    {
        var removedAt = watch.FirstGoneAt ?? clock.GetUtcNow().UtcDateTime;
        // Gone before the notice went out is nobody's answer to it.
        long? fromNotice = watch.NoticedAt is { } noticed && noticed <= removedAt ? (long)(removedAt - noticed).TotalSeconds : null;
        var fromAssessment = Math.Max(0, (long)(removedAt - watch.AssessedAt).TotalSeconds);
        db.Add(new Removal(watch, removedAt, fromNotice, fromAssessment));
        timeline.Write(new PageRemoved(watch.WebpageId, watch.EpisodeId, removedAt, watch.HostId, watch.Country, fromNotice, fromAssessment));
        timeline.Write(new EpisodeClosed(watch.WebpageId, watch.EpisodeId, EpisodeEnd.Removed));
    }

    private async Task<Watch?> MineAsync(Guid episodeId, int turn, CancellationToken cancellation)
    {
        // Race: a hold or a person's decision may have come while we looked; the turn says so.
        await db.LockByAsync("watches", episodeId, "episode_id", cancellation);
        var watch = await db.Set<Watch>().SingleOrDefaultAsync(row => row.EpisodeId == episodeId, cancellation);
        return watch is { LeaseUntil: not null } && watch.Turn == turn ? watch : null;
    }
}
