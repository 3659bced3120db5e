using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Publishing;

/// <summary>How long half of the pages took from our notice until they were gone: from the newest closed period that says so.</summary>
public sealed class ReadUsualTime(ReadPublished published)
{
    private const int MostPeriods = 8;

    /// <param name="Half">The step within which half of them were gone.</param>
    public sealed record Usual(Period Period, RemovalTime Half);

    /// <summary>Null where no period is closed, nothing was removed, or the numbers are withheld. A replay's figures say nothing of this hotline.</summary>
    public async Task<Usual?> RunAsync(CancellationToken cancellation)
    {
        foreach (var period in (await published.PeriodsAsync(cancellation)).Take(MostPeriods))
        {
            if (await published.RunAsync(period, cancellation) is not { Document.IsReplayed: false } found) continue;
            if (HalfOf(found.Figures.Of(new Series(Metric.RemovedAfterNotice, Dimension.Time))) is { } half) return new Usual(period, half);
        }

        return null;
    }

    private static RemovalTime? HalfOf(FigureSeries series)
    {
        if (series.Base is not > 0) return null;
        var gone = 0L;
        foreach (var step in Enum.GetValues<RemovalTime>())
        {
            // Privacy: what is withheld is not worked out here either.
            if (series.Count(Words.Of(step)) is not { } count) return null;
            gone += count;
            if (gone * 2 >= series.Base) return step;
        }

        return null;
    }
}
