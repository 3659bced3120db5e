using OpenHotline.Publish;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Web.Workbench.Figures;

/// <summary>What the page of figures needs of the room.</summary>
public sealed class FigureDesk(ReadFigures read, ReadPublished published, ReadSnapshots snapshots, ClosePeriod close, PublishSettings settings, HotlineDays days)
{
    public DateOnly Today => days.Today;

    public Task<Publish.Counting.Figures> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellation) => read.RunAsync(first, last, cancellation);

    /// <summary>The newest snapshots of every kind.</summary>
    public Task<IReadOnlyList<ReadSnapshots.Line>> SnapshotsAsync(int most, CancellationToken cancellation) => snapshots.ListAsync(most, cancellation);

    /// <summary>The periods that are over, the newest first, and whether each is closed or may be.</summary>
    public async Task<IReadOnlyList<PeriodLine>> PeriodsAsync(int most, CancellationToken cancellation)
    {
        var closed = await published.PeriodsAsync(cancellation);
        var lines = new List<PeriodLine>();
        for (var period = Period.Containing(days.Today, settings.Periods).Before; lines.Count < most; period = period.Before)
        {
            lines.Add(new PeriodLine(period, closed.Contains(period), close.MayCloseOn(period)));
        }

        return lines;
    }
}

/// <summary>A period that is over.</summary>
/// <param name="MayCloseOn">The first day on which it may be closed.</param>
public sealed record PeriodLine(Period Period, bool IsClosed, DateOnly MayCloseOn);
