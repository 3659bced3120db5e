using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Publishing;

/// <summary>Reads snapshots of every kind, for staff.</summary>
public sealed class ReadSnapshots(HotlineDb db, Keyring keys)
{
    /// <param name="Json">The frozen bytes, which <paramref name="Signature"/> covers.</param>
    /// <param name="IsSound">Whether the signature fits the bytes.</param>
    public sealed record One(SnapshotDocument Document, byte[] Json, int SigningKey, byte[]? PublicKey, byte[] Signature, bool IsSound);

    /// <summary>A snapshot without its figures.</summary>
    public sealed record Line(string Name, SnapshotKind Kind, string Period, DateTime TakenAt);

    /// <summary>Null where there is none of this name.</summary>
    public async Task<One?> RunAsync(string name, CancellationToken cancellation)
    {
        var row = await db.Set<Snapshot>().AsNoTracking().SingleOrDefaultAsync(snapshot => snapshot.Name == name, cancellation);
        return row is null ? null : new One(SnapshotDocument.FromJson(row.Json), row.Json, row.SigningKey, keys.SigningPublicKey(row.SigningKey), row.Signature, keys.Verify(row.SigningKey, row.Json, row.Signature));
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(int most, CancellationToken cancellation) =>
        await db.Set<Snapshot>().AsNoTracking().OrderByDescending(snapshot => snapshot.Id).Take(most).Select(snapshot => new Line(snapshot.Name, snapshot.Kind, snapshot.Period, snapshot.TakenAt)).ToListAsync(cancellation);
}
