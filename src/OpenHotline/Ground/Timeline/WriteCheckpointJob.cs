using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>Signs the tree as it stands and writes the statement, and the new leaves, outside the database.</summary>
/// <remarks>Every minute, where the tree has grown. Files first, then the row: after a crash the files may be ahead of the database, never behind.</remarks>
public sealed class WriteCheckpointJob(HotlineDb db, UnitOfWork unit, Tree tree, Keyring keys, HouseSettings settings, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return;
        var size = await db.Set<TreeSize>().AsNoTracking().Select(row => row.Leaves).SingleAsync(cancellation);
        if (size == 0 || await db.Set<Checkpoint>().AnyAsync(row => row.Size >= size, cancellation)) return;
        var root = await tree.RootAsync(size, cancellation);
        var note = new CheckpointNote($"{settings.HotlineDomain}/timeline", size, root).Sign(keys);
        await OutsideCopy.AppendAsync(settings.TimelineFolder, db, size, note, cancellation);
        await unit.RunAsync(async inner =>
        {
            if (!await db.Set<Checkpoint>().AnyAsync(row => row.Size == size, inner))
                db.Add(new Checkpoint(size, root, clock.GetUtcNow().UtcDateTime, keys.NewestSigningKey, note));
        }, cancellation);
    }
}
