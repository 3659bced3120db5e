using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Publishing;

/// <summary>Freezes, signs and publishes the figures of a period that is over; and of the longer ones that it completes.</summary>
/// <remarks>Safe to repeat: a closed period stays as it is.</remarks>
public sealed class ClosePeriod(HotlineDb db, UnitOfWork unit, ReadFigures read, ReadPublished published, FreezeFigures freeze, PeriodNotation notation, HotlineDays days, PublishSettings settings)
{
    private static readonly PeriodKind[] Longer = [PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year, PeriodKind.FinancialYear];

    public abstract record Outcome
    {
        /// <param name="Also">The longer periods that were published with it, as the sum of their parts.</param>
        public sealed record Closed(string Period, IReadOnlyList<string> Also) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchPeriod = 1,

        /// <summary>Only one kind of period is published; longer ones follow from it.</summary>
        OtherKind = 2,

        /// <summary>It is not over, or not long enough.</summary>
        TooEarly = 3,

        ClosedBefore = 4,

        /// <summary>Lines and bases were counted by different rules, as after an upgrade that counts more: count again first.</summary>
        DoesNotAddUp = 5,
    }

    /// <summary>The first day on which a period may be closed.</summary>
    public DateOnly MayCloseOn(Period period) => period.LastOn.AddDays(1 + settings.DaysBeforeClosing);

    public Task<Outcome> RunAsync(string? code, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (notation.Read(code).Period is not { } period) return Refused(Refusal.NoSuchPeriod);
        if (period.Kind != settings.Periods) return Refused(Refusal.OtherKind);
        if (days.Today < MayCloseOn(period)) return Refused(Refusal.TooEarly);
        if (await IsClosedAsync(period, inner)) return Refused(Refusal.ClosedBefore);

        var counted = await read.RunAsync(period.FirstOn, period.LastOn, inner);
        if (!counted.AddsUp) return Refused(Refusal.DoesNotAddUp);
        var figures = new Withhold(settings.SmallestShown).From(counted);
        await freeze.RunAsync(period.Code, SnapshotKind.AsPublished, period, figures, settings.SmallestShown, inner);
        await db.SaveChangesAsync(inner);
        var also = new List<string>();
        foreach (var longer in Longer.Where(kind => kind != period.Kind).Select(kind => Period.Containing(period.FirstOn, kind, settings.FinancialYearFirstMonth)).Where(longer => longer.Contains(period)))
        {
            if (await PublishSumAsync(longer, inner)) also.Add(longer.Code);
        }

        return (Outcome)new Outcome.Closed(period.Code, also);
    }, cancellation);

    private async Task<bool> PublishSumAsync(Period longer, CancellationToken cancellation)
    {
        var parts = new List<Figures>();
        for (var part = Period.Containing(longer.FirstOn, settings.Periods); part.FirstOn <= longer.LastOn; part = Period.Containing(part.LastOn.AddDays(1), settings.Periods))
        {
            // A part that juts out, as a half-year over the end of a financial year in April, makes no sum.
            if (!longer.Contains(part) || await published.RunAsync(part, cancellation) is not { } found) return false;
            parts.Add(found.Figures);
        }

        if (parts.Count < 2 || await IsClosedAsync(longer, cancellation)) return false;
        var together = await read.RunAsync(longer.FirstOn, longer.LastOn, [], cancellation);
        var sum = AddPublished.Sum(parts, Webpages(parts, together.Webpages));
        await freeze.RunAsync(longer.Code, SnapshotKind.AsPublished, longer, sum, settings.SmallestShown, cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    // The difference to the parts is how many came back across their border: it must not be small either.
    private long? Webpages(List<Figures> parts, long? together)
    {
        var added = parts.Aggregate((long?)0, (sum, part) => sum + part.Webpages);
        return added - together is { } across && (across == 0 || across >= settings.SmallestShown) ? together : null;
    }

    private Task<bool> IsClosedAsync(Period period, CancellationToken cancellation) =>
        db.Set<Snapshot>().AnyAsync(snapshot => snapshot.Period == period.Code && snapshot.Kind == SnapshotKind.AsPublished, cancellation);

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
