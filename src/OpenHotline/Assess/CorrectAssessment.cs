using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>An analyst corrects their own assessment. What follows is the same as when a senior changes it; the old one is kept.</summary>
public sealed class CorrectAssessment(HotlineDb db, UnitOfWork unit, JudgeCorrection judge, ChangeAssessment change)
{
    public abstract record Outcome
    {
        /// <summary>It was theirs to correct; what became of it is in <paramref name="Change"/>.</summary>
        public sealed record Tried(ChangeAssessment.Outcome Change) : Outcome;

        public sealed record Refused(JudgeCorrection.Standing Why) : Outcome;
    }

    /// <param name="replaces">The revision that the analyst saw.</param>
    public Task<Outcome> RunAsync(Guid episodeId, Guid replaces, Guid analystId, Guid formToken, IReadOnlyDictionary<string, int> ticked, string? reason, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        // Race: an opinion that is being given at this moment locks its own row first, then the case.
        foreach (var opinion in await Waiting(episodeId).Select(row => row.Id).ToListAsync(inner)) await db.LockAsync("opinions", opinion, inner);
        await db.LockAsync("queue_items", episodeId, inner);
        if (await judge.RunAsync(episodeId, analystId, inner) is var standing && standing != JudgeCorrection.Standing.Allowed) return new Outcome.Refused(standing);
        var outcome = await change.ReplaceAsync(RevisionCause.Corrected, episodeId, replaces, analystId, formToken, ticked, reason, inner);
        if (outcome is ChangeAssessment.Outcome.Changed) await FollowAsync(episodeId, inner);
        return new Outcome.Tried(outcome);
    }, cancellation);

    // A blind opinion that still waits is compared with what the analyst now says.
    private async Task FollowAsync(Guid episodeId, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        if (await WriteRevision.LatestAsync(db, episodeId, cancellation) is not { } latest) return;
        foreach (var opinion in await Waiting(episodeId).ToListAsync(cancellation)) opinion.Follow(latest);
    }

    private IQueryable<Opinion> Waiting(Guid episodeId) => db.Set<Opinion>().Where(row => row.EpisodeId == episodeId && row.GivenAt == null);
}
