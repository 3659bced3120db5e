using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Records that the police have acknowledged an alarm: its clock stops and nobody is told again.</summary>
public sealed class AcknowledgeChildAtRisk(HotlineDb db, UnitOfWork unit, Vault vault, Timeline timeline, TimeProvider clock)
{
    /// <summary>Characters of a reference at most.</summary>
    public const int MaxReference = 500;

    public abstract record Outcome
    {
        public sealed record Acknowledged(bool InTime) : Outcome;
        public sealed record AcknowledgedAlready(DateTime At) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchAlarm = 1,

        /// <summary>Who acknowledged is not said, or in more words than are kept.</summary>
        ReferenceMissingOrTooLong = 2,
    }

    /// <param name="reference">Who at the police acknowledged, and their own reference.</param>
    public Task<Outcome> RunAsync(Guid alarmId, string? reference, Guid accountId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > MaxReference) return new Outcome.Refused(Refusal.ReferenceMissingOrTooLong);
        await db.LockAsync("alarms", alarmId, inner);
        var alarm = await db.Set<Alarm>().SingleOrDefaultAsync(row => row.Id == alarmId, inner);
        if (alarm is null) return new Outcome.Refused(Refusal.NoSuchAlarm);
        if (alarm.AcknowledgedAt is { } at) return new Outcome.AcknowledgedAlready(at);
        var now = clock.GetUtcNow().UtcDateTime;
        alarm.Acknowledge(accountId, vault.NewRecord(alarm.Id).Seal("alarm.reference", reference.Trim()), now);
        timeline.Write(new ChildAtRiskAcknowledged(alarm.WebpageId, alarm.EpisodeId, alarm.Id));
        return new Outcome.Acknowledged(now <= alarm.DueAt);
    }, cancellation);
}
