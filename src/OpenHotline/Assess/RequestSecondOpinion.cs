using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Triage;

namespace OpenHotline.Assess;

/// <summary>Asks for a blind second opinion on the current assessment of a case. Once per assessment.</summary>
public sealed class RequestSecondOpinion(HotlineDb db, UnitOfWork unit, Timeline timeline, FinishClaim finish, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Requested(Guid OpinionId) : Outcome;
        public sealed record RequestedAlready(Guid OpinionId) : Outcome;
        public sealed record NotAssessedYet : Outcome;
    }

    public Task<Outcome> RunAsync(Guid episodeId, Guid accountId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockAsync("queue_items", episodeId, inner);
        if (await WriteRevision.LatestAsync(db, episodeId, inner) is not { } assessment) return new Outcome.NotAssessedYet();
        var before = await db.Set<Opinion>().Where(row => row.AssessmentId == assessment.Id).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(inner);
        if (before is { } id) return new Outcome.RequestedAlready(id);
        var now = clock.GetUtcNow();
        var opinion = new Opinion(Guid.CreateVersion7(now), assessment, accountId, now.UtcDateTime);
        db.Add(opinion);
        timeline.Write(new SecondOpinionAsked(assessment.WebpageId, assessment.EpisodeId, assessment.Id, OfSample: false));
        await finish.OpinionAskedAsync(episodeId, inner);
        return new Outcome.Requested(opinion.Id);
    }, cancellation);
}
