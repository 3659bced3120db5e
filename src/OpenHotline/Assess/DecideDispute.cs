using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Assess;

/// <summary>A senior analyst who is not involved decides a dispute. Upheld, the assessment is replaced: statistics and lists follow, the host is told.</summary>
/// <remarks>Who hears of it reads the facts; this writes them: the decision, the new revision, the end of the episode.</remarks>
public sealed class DecideDispute(HotlineDb db, UnitOfWork unit, Vault vault, Timeline timeline, QuestionSet questions, WriteRevision write, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Decided(bool Upheld) : Outcome;
        public sealed record DecidedAlready(bool Upheld) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchDispute = 1,

        /// <summary>This person assessed the case, or asked for or gave an opinion on it.</summary>
        Involved = 2,

        /// <summary>A decision needs its reason, in at most <see cref="WriteRevision.MaxNote"/> characters.</summary>
        ReasonMissingOrTooLong = 3,
    }

    public Task<Outcome> RunAsync(Guid disputeId, bool upheld, string? reason, Guid seniorId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockAsync("disputes", disputeId, inner);
        var dispute = await db.Set<Dispute>().SingleOrDefaultAsync(row => row.Id == disputeId, inner);
        if (dispute is null) return new Outcome.Refused(Refusal.NoSuchDispute);
        if (dispute.State != DisputeState.Open) return new Outcome.DecidedAlready(dispute.State == DisputeState.Upheld);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > WriteRevision.MaxNote) return new Outcome.Refused(Refusal.ReasonMissingOrTooLong);
        if (await Involvement.InvolvedAsync(db, dispute.EpisodeId, seniorId, inner)) return new Outcome.Refused(Refusal.Involved);
        var secret = await vault.OpenRecordAsync(dispute.Id, inner) ?? vault.NewRecord(dispute.Id);
        var now = clock.GetUtcNow().UtcDateTime;
        dispute.Decide(upheld, seniorId, secret.Seal("dispute.reason", reason.Trim()), now);
        timeline.Write(new DisputeDecided(dispute.WebpageId, dispute.EpisodeId, dispute.Id, dispute.AssessmentId, dispute.NoticeId, upheld));
        if (upheld) await CorrectAsync(dispute, seniorId, inner);
        return new Outcome.Decided(upheld);
    }, cancellation);

    private async Task CorrectAsync(Dispute dispute, Guid seniorId, CancellationToken cancellation)
    {
        var of = await Case.OfAsync(db, dispute.EpisodeId, cancellation) ?? throw new InvalidOperationException("A disputed case is not in the queue's records.");
        var nothing = new Dictionary<string, int>(StringComparer.Ordinal) { ["kind"] = (int)ContentKind.NothingUnlawful };
        var sheet = AnswerSheet.Read(questions, nothing, out _) ?? throw new InvalidOperationException("The question set asks for more after 'nothing unlawful'.");
        // The dispute's own id is the form: deciding it twice makes one revision.
        await write.RunAsync(of, RevisionCause.DisputeUpheld, sheet, seniorId, dispute.Id, note: null, cancellation);
    }
}
