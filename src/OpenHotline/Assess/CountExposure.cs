using OpenHotline.Ground;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>Counts what one analyst has looked at today and how long without a break, for that analyst alone.</summary>
public sealed class CountExposure(KeepViewingSettings keep, UnitOfWork unit, HouseSettings house, TimeProvider clock)
{
    private static readonly TimeSpan BreakLasts = TimeSpan.FromMinutes(10);

    public abstract record Outcome
    {
        public sealed record GoOn : Outcome;

        /// <param name="Minutes">Since the last break.</param>
        public sealed record BreakIsDue(int Minutes) : Outcome;

        /// <summary>As many cases as the person set for a day.</summary>
        public sealed record EnoughForToday(int Cases) : Outcome;
    }

    /// <summary>Counts a case that was submitted, and says whether it is time to stop. It stops nobody.</summary>
    public Task<Outcome> RunAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var (own, now) = (await keep.OwnAsync(accountId, inner), clock.GetUtcNow().UtcDateTime);
        own.Count(now, Today(now), BreakLasts);
        // Said once, when the number is reached: whoever goes on is not told at each case.
        if (own.CasesADay == own.CasesToday) return new Outcome.EnoughForToday(own.CasesToday);
        var minutes = (int)(now - own.WorkingSince!.Value).TotalMinutes;
        if (own.BreakAfterMinutes == 0 || minutes < own.BreakAfterMinutes) return new Outcome.GoOn();
        own.Rest();
        return (Outcome)new Outcome.BreakIsDue(minutes);
    }, cancellation);

    /// <summary>Somebody takes a break: the time without one begins anew.</summary>
    public Task RestAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner => (await keep.OwnAsync(accountId, inner)).Rest(), cancellation);

    /// <summary>How many cases a person has assessed today.</summary>
    public int TodayOf(ViewingSettings own) => own.CountedOn == Today(clock.GetUtcNow().UtcDateTime) ? own.CasesToday : 0;

    private DateOnly Today(DateTime now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, TimeZoneInfo.FindSystemTimeZoneById(house.TimeZone)));
}
