using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Publishing;

/// <summary>Reads the closed periods and their figures: all that the public may see.</summary>
public sealed class ReadPublished(HotlineDb db, PeriodNotation notation)
{
    /// <param name="Json">The published bytes, which <paramref name="Signature"/> covers.</param>
    /// <param name="Restated">The same period counted again later; null where nothing was restated.</param>
    public sealed record Published(Period Period, SnapshotDocument Document, byte[] Json, int SigningKey, byte[] Signature, SnapshotDocument? Restated)
    {
        public Figures Figures => Document.Figures;
    }

    /// <summary>Every closed period, the newest first; of those that begin together, the longest first.</summary>
    public async Task<IReadOnlyList<Period>> PeriodsAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<Snapshot>().AsNoTracking().Where(snapshot => snapshot.Kind == SnapshotKind.AsPublished).OrderByDescending(snapshot => snapshot.FirstOn).ThenByDescending(snapshot => snapshot.LastOn).Select(snapshot => snapshot.Period).ToListAsync(cancellation);
        return [.. rows.Select(code => notation.Read(code).Period).OfType<Period>()];
    }

    /// <summary>Null for a period that is not closed.</summary>
    public async Task<Published?> RunAsync(Period period, CancellationToken cancellation)
    {
        var rows = await db.Set<Snapshot>().AsNoTracking().Where(snapshot => snapshot.Period == period.Code && snapshot.Kind != SnapshotKind.Internal).OrderBy(snapshot => snapshot.Id).ToListAsync(cancellation);
        if (rows.Find(snapshot => snapshot.Kind == SnapshotKind.AsPublished) is not { } row) return null;
        var restated = rows.FindLast(snapshot => snapshot.Kind == SnapshotKind.Restated);
        return new Published(period, SnapshotDocument.FromJson(row.Json), row.Json, row.SigningKey, row.Signature, restated is null ? null : SnapshotDocument.FromJson(restated.Json));
    }

    /// <summary>The same by a period's code; null for what is no period too.</summary>
    public async Task<Published?> RunAsync(string? code, CancellationToken cancellation) => notation.Read(code).Period is { } period ? await RunAsync(period, cancellation) : null;
}
