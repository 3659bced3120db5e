using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Publishing;

/// <summary>Publishes beside a closed period what its figures are now, after later corrections. What was published stays.</summary>
/// <remarks>The difference between the two must not tell a small number: see <see cref="Restated"/>.</remarks>
public sealed class RestatePeriod(HotlineDb db, UnitOfWork unit, ReadFigures read, ReadPublished published, FreezeFigures freeze, PublishSettings settings)
{
    public abstract record Outcome
    {
        public sealed record Published(SnapshotDocument Document) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>It is not closed, so there is nothing to restate.</summary>
        NotClosed = 1,

        /// <summary>Longer periods are sums of what was published; their parts are restated.</summary>
        OtherKind = 2,

        /// <summary>The figures are as they were published or restated last, or differ by less than may be shown.</summary>
        NothingChanged = 3,

        /// <summary>Lines and bases were counted by different rules, as after an upgrade that counts more: count again first.</summary>
        DoesNotAddUp = 4,
    }

    public Task<Outcome> RunAsync(Period period, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await published.RunAsync(period, inner) is not { } before) return new Outcome.Refused(Refusal.NotClosed);
        if (period.Kind != settings.Periods) return new Outcome.Refused(Refusal.OtherKind);
        // A breakdown that was not published, as by an older program, is not restated.
        var counted = await read.RunAsync(period.FirstOn, period.LastOn, inner);
        if (!counted.AddsUp) return new Outcome.Refused(Refusal.DoesNotAddUp);
        var now = new Withhold(settings.SmallestShown).From(counted with { Series = [.. counted.Series.Where(one => before.Figures.Find(one.Series) is not null)] });
        var shown = new Restated(settings.SmallestShown).Of(before.Restated?.Figures ?? before.Figures, now);
        if (shown.Series.Count == 0) return new Outcome.Refused(Refusal.NothingChanged);
        var number = 1 + await db.Set<Snapshot>().CountAsync(snapshot => snapshot.Period == period.Code && snapshot.Kind == SnapshotKind.Restated, inner);
        var taken = await freeze.RunAsync(string.Create(CultureInfo.InvariantCulture, $"{period.Code}-R{number}"), SnapshotKind.Restated, period, shown, settings.SmallestShown, inner);
        return (Outcome)new Outcome.Published(SnapshotDocument.FromJson(taken.Json));
    }, cancellation);
}
