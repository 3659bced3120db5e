using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Publish;

/// <summary>Reads the closed periods and their figures: all that the public may see.</summary>
public sealed class ReadPublished(HotlineDb db)
{
    /// <param name="Json">The published bytes, which <paramref name="Signature"/> covers.</param>
    public sealed record Published(Period Period, DateTime ClosedAt, Figures Figures, byte[] Json, int SigningKey, byte[] Signature);

    /// <summary>Every closed period, the newest first.</summary>
    public async Task<IReadOnlyList<Period>> PeriodsAsync(CancellationToken cancellation) =>
        [.. (await db.Set<PublishedFigures>().AsNoTracking().OrderByDescending(figures => figures.FirstOn).Select(figures => figures.Period).ToListAsync(cancellation)).Select(code => Period.Read(code)!.Value)];

    /// <summary>Null for a period that is not closed.</summary>
    public async Task<Published?> RunAsync(Period period, CancellationToken cancellation)
    {
        var row = await db.Set<PublishedFigures>().AsNoTracking().SingleOrDefaultAsync(figures => figures.Period == period.Code, cancellation);
        return row is null ? null : new Published(period, row.ClosedAt, Figures.FromJson(row.Json), row.Json, row.SigningKey, row.Signature);
    }
}
