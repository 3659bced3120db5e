using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Triage;

namespace OpenHotline.Assess;

/// <summary>Takes an analyst's answers to the case that they hold, derives the categories and ends the claim.</summary>
/// <remarks>Safe to repeat: the same form sent twice makes one assessment.</remarks>
public sealed class SubmitAssessment(
    HotlineDb db, UnitOfWork unit, Timeline timeline, QuestionSet questions, WriteRevision write, FinishClaim finish, RaiseChildAtRisk alarm, OpinionSample sample, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Submitted(Guid AssessmentId, Categories Categories) : Outcome;

        /// <summary>The same form came before.</summary>
        public sealed record SubmittedAlready(Guid AssessmentId) : Outcome;

        /// <summary>Something is not answered yet; nothing was stored.</summary>
        public sealed record Incomplete(IReadOnlyList<Question> Missing) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchCase = 1,

        /// <summary>The claim was given back or its lease ran out.</summary>
        NotHeld = 2,

        /// <summary>The note has more than <see cref="WriteRevision.MaxNote"/> characters.</summary>
        NoteTooLong = 3,
    }

    public Task<Outcome> RunAsync(Guid episodeId, Guid analystId, Guid formToken, IReadOnlyDictionary<string, int> ticked, string? note, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        // Race: the same form sent twice at once; the second waits here, then finds the first's assessment.
        await db.LockAsync("queue_items", episodeId, inner);
        var before = await db.Set<Assessment>().Where(row => row.FormToken == formToken).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(inner);
        if (before is { } id) return new Outcome.SubmittedAlready(id);
        if (note?.Length > WriteRevision.MaxNote) return new Outcome.Refused(Refusal.NoteTooLong);
        if (AnswerSheet.Read(questions, ticked, out var missing) is not { } sheet) return new Outcome.Incomplete(missing);
        if (await Case.OfAsync(db, episodeId, inner) is not { } of) return new Outcome.Refused(Refusal.NoSuchCase);
        if (!await finish.RunAsync(episodeId, analystId, awaitsOpinion: false, inner)) return new Outcome.Refused(Refusal.NotHeld);
        var assessment = await write.RunAsync(of, RevisionCause.Submitted, sheet, analystId, formToken, note, inner);
        if (sheet.ChildAtRisk) await alarm.RunAsync(episodeId, inner);
        if (sample.Takes(assessment.Id)) await AskAsync(assessment, inner);
        return new Outcome.Submitted(assessment.Id, new Categories(assessment.Verdict, assessment.Uk, assessment.Inhope, assessment.Industry, "", assessment.TableVersion));
    }, cancellation);

    private Task AskAsync(Assessment assessment, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.Add(new Opinion(Guid.CreateVersion7(now), assessment, askedBy: null, now.UtcDateTime));
        timeline.Write(new SecondOpinionAsked(assessment.WebpageId, assessment.EpisodeId, assessment.Id, OfSample: true));
        return finish.OpinionAskedAsync(assessment.EpisodeId, cancellation);
    }
}
