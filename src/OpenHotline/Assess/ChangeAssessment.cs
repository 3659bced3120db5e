using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Assess;

/// <summary>A senior analyst replaces an assessment by a better one. The old one is kept.</summary>
public sealed class ChangeAssessment(HotlineDb db, UnitOfWork unit, QuestionSet questions, WriteRevision write, RaiseChildAtRisk alarm, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Changed(Guid AssessmentId, int Revision) : Outcome;
        public sealed record ChangedAlready(Guid AssessmentId) : Outcome;
        public sealed record Incomplete(IReadOnlyList<Question> Missing) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NotAssessedYet = 1,

        /// <summary>Somebody changed it in the meantime: look again.</summary>
        ChangedMeanwhile = 2,

        /// <summary>A change needs its reason, in at most <see cref="WriteRevision.MaxNote"/> characters.</summary>
        ReasonMissingOrTooLong = 3,

        /// <summary>A dispute about it waits: that is decided by somebody not involved.</summary>
        Disputed = 4,
    }

    /// <param name="replaces">The revision that the senior saw.</param>
    public Task<Outcome> RunAsync(Guid episodeId, Guid replaces, Guid seniorId, Guid formToken, IReadOnlyDictionary<string, int> ticked, string? reason, CancellationToken cancellation) =>
        ReplaceAsync(RevisionCause.Changed, episodeId, replaces, seniorId, formToken, ticked, reason, cancellation);

    internal Task<Outcome> ReplaceAsync(RevisionCause cause, Guid episodeId, Guid replaces, Guid accountId, Guid formToken, IReadOnlyDictionary<string, int> ticked, string? reason, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockAsync("queue_items", episodeId, inner);
        var before = await db.Set<Assessment>().Where(row => row.FormToken == formToken).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(inner);
        if (before is { } id) return new Outcome.ChangedAlready(id);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > WriteRevision.MaxNote) return new Outcome.Refused(Refusal.ReasonMissingOrTooLong);
        if (AnswerSheet.Read(questions, ticked, out var missing) is not { } sheet) return new Outcome.Incomplete(missing);
        var last = await WriteRevision.LatestAsync(db, episodeId, inner);
        if (last is null || await Case.OfAsync(db, episodeId, inner) is not { } of) return new Outcome.Refused(Refusal.NotAssessedYet);
        if (last.Id != replaces) return new Outcome.Refused(Refusal.ChangedMeanwhile);
        if (await db.Set<Dispute>().AnyAsync(dispute => dispute.EpisodeId == episodeId && dispute.State == DisputeState.Open, inner)) return new Outcome.Refused(Refusal.Disputed);
        var changed = await write.RunAsync(of, cause, sheet, accountId, formToken, reason, inner);
        if (sheet.ChildAtRisk && !last.ChildAtRisk) await alarm.RunAsync(episodeId, inner);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var opinion in await db.Set<Opinion>().Where(row => row.EpisodeId == episodeId && row.GivenAt != null && row.SettledAt == null).ToListAsync(inner)) opinion.Settle(now);
        return new Outcome.Changed(changed.Id, changed.Revision);
    }, cancellation);
}
