using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Publishing;

/// <summary>Freezes figures under a name and signs them, inside the caller's unit of work.</summary>
public sealed class FreezeFigures(HotlineDb db, Keyring keys, HouseSettings house, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public const int MostNameCharacters = 60;

    /// <summary>Gives the snapshot, which stands when the unit of work stands.</summary>
    /// <param name="smallestShown">What was withheld below; null where nothing was.</param>
    public async Task<Snapshot> RunAsync(string name, SnapshotKind kind, Period period, Figures figures, int? smallestShown, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var isReplayed = await db.Set<Replay>().AnyAsync(cancellation);
        var document = new SnapshotDocument(name, kind, period.Code, period.FirstOn, period.LastOn, now.UtcDateTime, SnapshotDocument.ProgramVersion, house.TimeZone, isReplayed, smallestShown, BaseDefinition.All, figures);
        var json = document.ToJson();
        var snapshot = new Snapshot(Guid.CreateVersion7(now), name, kind, period, now.UtcDateTime, json, keys.NewestSigningKey, keys.Sign(json));
        db.Add(snapshot);
        timeline.Write(new FiguresFrozen(snapshot.Id, (int)kind, period.Code, Convert.ToHexStringLower(SHA256.HashData(json))));
        return snapshot;
    }
}
