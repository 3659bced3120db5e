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

    public async Task<Outcome> RunAsync(Guid episodeId, Guid analystId, Guid formToken, IReadOnlyDictionary<string, int> ticked, string? note, CancellationToken cancellation) =>
        (await RunAsync(analystId, [new FilledForm(episodeId, formToken, ticked, note)], cancellation))[0];

    /// <summary>Takes many forms of one analyst in one commit; gives what came of each, in their order.</summary>
    public Task<IReadOnlyList<Outcome>> RunAsync(Guid analystId, IReadOnlyList<FilledForm> forms, CancellationToken cancellation) => unit.RunAsync<IReadOnlyList<Outcome>>(async inner =>
    {
        var ids = forms.Select(form => form.EpisodeId).Distinct().ToList();
        // Race: the same form sent twice at once; the second waits here, then finds the first's assessment.
        await db.LockManyAsync("queue_items", ids, inner);
        var before = (await db.Among<Assessment>("form_token", forms.Select(form => form.Token)).AsNoTracking().ToListAsync(inner)).ToDictionary(row => row.FormToken, row => row.Id);
        var cases = await Case.OfManyAsync(db, ids, inner);
        var read = forms.Select(form => Read(form, before, cases)).ToList();
        var ready = read.Where(one => one.Refused is null).Select(one => one.Form.EpisodeId).Distinct().ToList();
        var held = (await finish.RunAsync(ready, analystId, inner)).ToHashSet();
        var last = await WriteRevision.LatestAsync(db, ready, inner);
        var outcomes = new List<Outcome>(forms.Count);
        foreach (var (form, sheet, refused) in read)
        {
            if (refused is not null) outcomes.Add(refused);
            // A case is held once: a second form for it in the same breath finds that it is not any more.
            else if (!held.Remove(form.EpisodeId)) outcomes.Add(new Outcome.Refused(Refusal.NotHeld));
            else outcomes.Add(await TakeAsync(form, sheet!, cases[form.EpisodeId], last.GetValueOrDefault(form.EpisodeId), analystId, inner));
        }

        return outcomes;
    }, cancellation);

    /// <summary>The answers, or why a form is not taken, whoever holds the case.</summary>
    private (FilledForm Form, AnswerSheet? Sheet, Outcome? Refused) Read(FilledForm form, Dictionary<Guid, Guid> before, IReadOnlyDictionary<Guid, Case> cases)
    {
        if (before.TryGetValue(form.Token, out var id)) return (form, null, new Outcome.SubmittedAlready(id));
        if (form.Note?.Length > WriteRevision.MaxNote) return (form, null, new Outcome.Refused(Refusal.NoteTooLong));
        if (AnswerSheet.Read(questions, form.Ticked, out var missing) is not { } sheet) return (form, null, new Outcome.Incomplete(missing));
        return (form, sheet, cases.ContainsKey(form.EpisodeId) ? null : new Outcome.Refused(Refusal.NoSuchCase));
    }

    private async Task<Outcome> TakeAsync(FilledForm form, AnswerSheet sheet, Case of, Assessment? last, Guid analystId, CancellationToken cancellation)
    {
        var assessment = await write.RunAsync(of, last, RevisionCause.Submitted, sheet, analystId, form.Token, form.Note, cancellation);
        if (sheet.ChildAtRisk) await alarm.RunAsync(form.EpisodeId, cancellation);
        if (sample.Takes(assessment.Id)) await AskAsync(assessment, cancellation);
        return new Outcome.Submitted(assessment.Id, new Categories(assessment.Verdict, assessment.Uk, assessment.Inhope, assessment.Industry, "", assessment.TableVersion));
    }

    private Task AskAsync(Assessment assessment, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.Add(new Opinion(Guid.CreateVersion7(now), assessment, askedBy: null, now.UtcDateTime));
        timeline.Write(new SecondOpinionAsked(assessment.WebpageId, assessment.EpisodeId, assessment.Id, OfSample: true));
        return finish.OpinionAskedAsync(assessment.EpisodeId, cancellation);
    }
}

/// <summary>A form as an analyst filled it in.</summary>
/// <param name="Token">Names the form: sent twice, it makes one assessment.</param>
/// <param name="Ticked">Codes by question id.</param>
/// <param name="Note">Null where nothing was noted.</param>
public sealed record FilledForm(Guid EpisodeId, Guid Token, IReadOnlyDictionary<string, int> Ticked, string? Note)
{
    // Privacy: a record prints its members; a note must not reach a log.
    public override string ToString() => "[form]";
}
