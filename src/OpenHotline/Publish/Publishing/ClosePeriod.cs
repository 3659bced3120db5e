using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish;

/// <summary>Freezes, signs and publishes the figures of a period that is over.</summary>
/// <remarks>Safe to repeat: a closed period stays as it is.</remarks>
public sealed class ClosePeriod(HotlineDb db, UnitOfWork unit, Keyring keys, ReadFigures read, HotlineDays days, PublishSettings settings, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Closed(string Period) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchPeriod = 1,

        /// <summary>Only one kind of period is published.</summary>
        OtherKind = 2,

        /// <summary>It is not over, or not long enough.</summary>
        TooEarly = 3,

        ClosedBefore = 4,
    }

    /// <summary>The first day on which a period may be closed.</summary>
    public DateOnly MayCloseOn(Period period) => period.LastOn.AddDays(1 + settings.DaysBeforeClosing);

    public Task<Outcome> RunAsync(string? code, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (Period.Read(code) is not { } period) return Refused(Refusal.NoSuchPeriod);
        if (period.Kind != settings.Periods) return Refused(Refusal.OtherKind);
        if (days.Today < MayCloseOn(period)) return Refused(Refusal.TooEarly);
        if (await db.Set<PublishedFigures>().AnyAsync(figures => figures.Period == period.Code, inner)) return Refused(Refusal.ClosedBefore);

        var json = new Withhold(settings.SmallestShown).From(await read.RunAsync(period.FirstOn, period.LastOn, inner)).ToJson();
        var now = clock.GetUtcNow();
        var published = new PublishedFigures(Guid.CreateVersion7(now), period.Code, period.FirstOn, now.UtcDateTime, json, keys.NewestSigningKey, keys.Sign(json));
        db.Add(published);
        timeline.Write(new PeriodClosed(published.Id, period.Code, Convert.ToHexStringLower(SHA256.HashData(json))));
        return (Outcome)new Outcome.Closed(period.Code);
    }, cancellation);

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
