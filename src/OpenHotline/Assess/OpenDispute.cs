using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Assess;

/// <summary>Records that a host or an appeal disputes the current assessment of a case. One at a time.</summary>
/// <remarks>Notify calls it when a host's answer says so. Nothing else changes until somebody who is not involved has decided.</remarks>
public sealed class OpenDispute(HotlineDb db, UnitOfWork unit, Vault vault, Timeline timeline, TimeProvider clock)
{
    /// <summary>Characters of what was said at most; longer texts are refused, not cut.</summary>
    public const int MaxText = 4000;

    public abstract record Outcome
    {
        public sealed record Opened(Guid DisputeId) : Outcome;
        public sealed record OpenAlready(Guid DisputeId) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>There is no actionable assessment that could be wrong.</summary>
        NothingToDispute = 1,

        TextTooLong = 2,
    }

    public Task<Outcome> RunAsync(Guid episodeId, Guid? noticeId, string? text, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        if (text?.Length > MaxText) return new Outcome.Refused(Refusal.TextTooLong);
        await db.LockAsync("queue_items", episodeId, inner);
        var open = await db.Set<Dispute>().Where(row => row.EpisodeId == episodeId && row.State == DisputeState.Open).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(inner);
        if (open is { } id) return new Outcome.OpenAlready(id);
        if (await WriteRevision.LatestAsync(db, episodeId, inner) is not { Verdict: Verdict.Actionable } assessment) return new Outcome.Refused(Refusal.NothingToDispute);
        var now = clock.GetUtcNow();
        var dispute = new Dispute(Guid.CreateVersion7(now), assessment, noticeId, now.UtcDateTime);
        var secret = vault.NewRecord(dispute.Id);
        if (!string.IsNullOrWhiteSpace(text)) dispute.Say(secret.Seal("dispute.text", text.Trim()));
        db.Add(dispute);
        timeline.Write(new DisputeOpened(dispute.WebpageId, dispute.EpisodeId, dispute.Id, dispute.AssessmentId, dispute.NoticeId));
        return new Outcome.Opened(dispute.Id);
    }, cancellation);
}
