using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>The dry run: how much would be deleted now, and how much legal holds keep. Deletes nothing.</summary>
public sealed class PlanRetention(HotlineDb db, IEnumerable<IRetained> kept, RetentionSettings settings, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <param name="Days">The rule.</param>
    /// <param name="Due">How many would be deleted.</param>
    /// <param name="Held">How many legal holds keep.</param>
    public sealed record Line(RetentionClass Class, string Name, int Days, long Due, long Held);

    public async Task<IReadOnlyList<Line>> RunAsync(CancellationToken cancellation)
    {
        var lines = new List<Line>();
        foreach (var one in kept.OrderBy(one => one.Class))
        {
            var (due, held) = (0L, 0L);
            await foreach (var (free, holding) in BatchesAsync(one, cancellation)) (due, held) = (due + free.Count, held + holding);
            lines.Add(new Line(one.Class, one.Name, settings.DaysOf(one.Class), due, held));
        }

        return lines;
    }

    /// <summary>What is due, batch by batch, without what is held.</summary>
    internal async IAsyncEnumerable<(IReadOnlyList<Guid> Due, int Held)> BatchesAsync(IRetained one, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var olderThan = clock.GetUtcNow().UtcDateTime.AddDays(-settings.DaysOf(one.Class));
        var after = Guid.Empty;
        while (true)
        {
            var batch = await one.DueAsync(olderThan, after, BatchSize, cancellation);
            if (batch.Count == 0) yield break;
            after = batch[^1].Id;
            var ids = batch.Select(record => record.Id).Concat(batch.Where(record => record.BelongsTo is not null).Select(record => record.BelongsTo!.Value)).ToHashSet();
            var held = (await db.Set<LegalHold>().AsNoTracking().Where(hold => hold.EndedAt == null && ids.Contains(hold.RecordId)).Select(hold => hold.RecordId).ToListAsync(cancellation)).ToHashSet();
            var free = batch.Where(record => !held.Contains(record.Id) && !(record.BelongsTo is { } belongs && held.Contains(belongs))).Select(record => record.Id).ToList();
            yield return (free, batch.Count - free.Count);
        }
    }
}
