using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Comparing;

/// <summary>Answers questions about live figures, with nothing withheld: for staff.</summary>
public sealed class CompareFigures(HotlineDb db, ReadFigures read)
{
    /// <param name="with">Null compares with nothing.</param>
    public async Task<Comparison> CompareAsync(Period period, Period? with, IReadOnlyCollection<Series> series, int decimals, CancellationToken cancellation)
    {
        var now = await read.RunAsync(period.FirstOn, period.LastOn, series, cancellation);
        var before = with is { } other ? await read.RunAsync(other.FirstOn, other.LastOn, series, cancellation) : null;
        return Comparison.Of(period, now, with, before, await IsReplayedAsync(cancellation), decimals);
    }

    /// <param name="series">One that <see cref="ReadFigures.IsKnown"/>.</param>
    public async Task<SeriesAnswer> SeriesAsync(Period period, Series series, int decimals, CancellationToken cancellation) =>
        SeriesAnswer.Of(period, (await read.RunAsync(period.FirstOn, period.LastOn, [series], cancellation)).Of(series), await IsReplayedAsync(cancellation), decimals);

    private Task<bool> IsReplayedAsync(CancellationToken cancellation) => db.Set<Replay>().AnyAsync(cancellation);
}
