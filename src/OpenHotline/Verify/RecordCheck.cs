using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Takes in what a look found, and tells it.</summary>
public sealed class RecordCheck(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, CheckRhythm rhythm, TimeProvider clock)
{
    /// <summary>What followed from each look, by episode; null where the watch over a page that nobody can reach any more has ended. Looks whose turn had passed are missing.</summary>
    internal Task<IReadOnlyDictionary<Guid, WatchStep?>> RunAsync(IReadOnlyList<SeenPage> seen, CancellationToken cancellation) => unit.RunAsync<IReadOnlyDictionary<Guid, WatchStep?>>(async inner =>
    {
        var steps = new Dictionary<Guid, WatchStep?>(seen.Count);
        if (seen.Count == 0) return steps;
        // Race: a hold or a person's decision may have come while we looked; the turn says so.
        await db.LockManyAsync("watches", seen.Select(one => one.Turn.EpisodeId), inner, "episode_id");
        var watches = await db.Among<Watch>("episode_id", seen.Select(one => one.Turn.EpisodeId)).ToDictionaryAsync(watch => watch.EpisodeId, inner);
        foreach (var one in seen)
        {
            if (!watches.TryGetValue(one.Turn.EpisodeId, out var watch) || watch.LeaseUntil is null || watch.Turn != one.Turn.Turn) continue;
            steps[watch.EpisodeId] = one.Judged is { } judged ? Take(watch, one.Looks, judged) : null;
            if (one.Judged is null) watch.End();
        }

        return steps;
    }, cancellation);

    private WatchStep Take(Watch watch, IReadOnlyList<Look> looks, Judgement judged)
    {
        var now = clock.GetUtcNow();
        var isFirst = watch.Checks == 0;
        var check = new Check(Guid.CreateVersion7(now), watch, now.UtcDateTime, judged, looks[0], looks.Count);
        db.Add(check);
        var step = watch.Found(check, judged, now.UtcDateTime, rhythm);
        var outcome = step == WatchStep.Removed ? CheckOutcome.Removed : judged.Outcome;
        timeline.Write(new PageChecked(watch.WebpageId, watch.EpisodeId, check.Id, outcome, isFirst, looks.Count));
        Tell(watch, check.Id, step);
        return step;
    }

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
}

/// <summary>A page that was looked at.</summary>
/// <param name="Looks">None where its address cannot be opened any more.</param>
/// <param name="Judged">Null where there was no look.</param>
internal sealed record SeenPage(WatchTurn Turn, IReadOnlyList<Look> Looks, Judgement? Judged);
