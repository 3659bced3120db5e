using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>Signs the tree as it stands and writes the statement, and the new leaves, outside the database.</summary>
/// <remarks>Every minute, where the tree has grown. Files first, then the row: after a crash the newest note may stand outside only, and is taken in the next time.</remarks>
public sealed class WriteCheckpointJob(HotlineDb db, UnitOfWork unit, Tree tree, Keyring keys, HouseSettings settings, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return;
        await TakeInAsync(cancellation);
        var size = await db.Set<TreeSize>().AsNoTracking().Select(row => row.Leaves).SingleAsync(cancellation);
        if (size == 0 || await db.Set<Checkpoint>().AnyAsync(row => row.Size >= size, cancellation)) return;
        var root = await tree.RootAsync(size, cancellation);
        var note = new CheckpointNote($"{settings.HotlineDomain}/timeline", size, root).Sign(keys);
        await OutsideCopy.AppendAsync(settings.TimelineFolder, db, size, note, cancellation);
        await KeepAsync(new Checkpoint(size, root, clock.GetUtcNow().UtcDateTime, keys.NewestSigningKey, note), cancellation);
    }

    /// <summary>Takes in a note that a crash left outside only. One that does not fit the tree stays out, and verifying names it.</summary>
    private async Task TakeInAsync(CancellationToken cancellation)
    {
        if (OutsideCopy.NewestNote(settings.TimelineFolder) is not { } text) return;
        for (var signer = keys.NewestSigningKey; signer > 0 && keys.SigningPublicKey(signer) is { } key; signer--)
        {
            if (CheckpointNote.Verify(text, key) is not { } note) continue;
            var grown = await db.Set<TreeSize>().AsNoTracking().Select(row => row.Leaves).SingleAsync(cancellation);
            if (note.Size > grown || await db.Set<Checkpoint>().AnyAsync(row => row.Size == note.Size, cancellation)) return;
            var root = await tree.RootAsync(note.Size, cancellation);
            if (!note.Root.AsSpan().SequenceEqual(root)) return;
            await KeepAsync(new Checkpoint(note.Size, note.Root, clock.GetUtcNow().UtcDateTime, signer, text), cancellation);
            return;
        }
    }

    private Task KeepAsync(Checkpoint checkpoint, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (!await db.Set<Checkpoint>().AnyAsync(row => row.Size == checkpoint.Size, inner)) db.Add(checkpoint);
    }, cancellation);
}
