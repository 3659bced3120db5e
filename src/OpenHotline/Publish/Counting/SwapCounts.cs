using System.Runtime.InteropServices;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish.Counting;

/// <summary>Makes the stored sums those of a tally. Works inside the caller's unit of work.</summary>
/// <remarks>Only what differs is written, so that counting again what was right holds up nobody.</remarks>
internal sealed class SwapCounts(HotlineDb db)
{
    private static readonly Dictionary<(int Metric, int Dimension, string Code), int> Numbers =
        Cell.All.Select((cell, number) => (cell, number)).ToDictionary(one => ((int)one.cell.Metric, (int)one.cell.Dimension, one.cell.Code), one => one.number);

    public async Task RunAsync(Tally tally, CancellationToken cancellation)
    {
        var missing = new Dictionary<(Grain Grain, int Day, int Cell), long>();
        foreach (var sum in tally.Sums()) missing[(sum.Grain, sum.Day, sum.Cell)] = sum.Count;
        var strange = false;
        await foreach (var (key, count) in StoredAsync(cancellation))
        {
            if (key is { } known) CollectionsMarshal.GetValueRefOrAddDefault(missing, known, out _) -= count;
            else strange |= count != 0;
        }

        if (strange)
        {
            // Codes of another program stand there: nothing of it is kept.
            await db.ExecuteAsync("DELETE FROM roll_ups", cancellation);
            await CountedSum.WriteAsync(db, tally.Sums(), cancellation);
        }
        else
        {
            await CountedSum.WriteAsync(db, missing.Select(one => new CountedSum(one.Key.Grain, one.Key.Day, one.Key.Cell, one.Value)), cancellation);
        }

        await db.ExecuteAsync("DELETE FROM returns", cancellation);
        await tally.WriteReturnsAsync(db, cancellation);
    }

    private IAsyncEnumerable<((Grain Grain, int Day, int Cell)? Key, long Count)> StoredAsync(CancellationToken cancellation) =>
        db.ReadAsync("SELECT grain, metric, dimension, day, code, count FROM roll_ups", row =>
            (Numbers.TryGetValue((row.GetInt32(1), row.GetInt32(2), row.GetString(4)), out var cell) ? ((Grain)row.GetInt32(0), row.GetInt32(3), cell) : ((Grain, int, int)?)null, row.GetInt64(5)), cancellation);
}
