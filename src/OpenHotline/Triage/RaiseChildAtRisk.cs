using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Raises the alarm that a child may be at risk now: the on-call person is told and a clock runs. Once per case.</summary>
/// <remarks>It is never refused for who holds the case, for a hold or for the hour of the day.</remarks>
public sealed class RaiseChildAtRisk(HotlineDb db, UnitOfWork unit, Timeline timeline, Actor actor, ScoreRules rules, TriageSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Raised(Guid AlarmId, DateTime DueAt) : Outcome;
        public sealed record RaisedAlready(Guid AlarmId, DateTime DueAt) : Outcome;
        public sealed record NoSuchCase : Outcome;
    }

    public Task<Outcome> RunAsync(Guid episodeId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockAsync("queue_items", episodeId, inner);
        var item = await db.Set<QueueItem>().SingleOrDefaultAsync(row => row.Id == episodeId, inner);
        if (item is null) return new Outcome.NoSuchCase();
        var running = await db.Set<Alarm>().SingleOrDefaultAsync(alarm => alarm.EpisodeId == episodeId && alarm.AcknowledgedAt == null, inner);
        if (running is not null) return new Outcome.RaisedAlready(running.Id, running.DueAt);
        var now = clock.GetUtcNow();
        var alarm = new Alarm(Guid.CreateVersion7(now), item.WebpageId, item.Id, actor.AccountId, now.UtcDateTime, now.UtcDateTime.AddMinutes(settings.AlarmMinutes));
        db.Add(alarm);
        item.Note(QueueReasons.ChildAtRiskNow);
        item.Weigh(rules);
        timeline.Write(new ChildAtRiskRaised(alarm.WebpageId, alarm.EpisodeId, alarm.Id, alarm.DueAt));
        return new Outcome.Raised(alarm.Id, alarm.DueAt);
    }, cancellation);
}
