using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets;

/// <summary>Copies the ids of destroyed keys to the list that lies beside the keyring, outside the database and its backups.</summary>
/// <remarks>Safe to repeat: an id may stand in the list twice. A crash before it runs loses nothing, the rows wait in the database.</remarks>
public sealed class WriteDestroyedKeysOutside(HotlineDb db, UnitOfWork unit, HouseSettings settings, TimeProvider clock)
{
    private const int BatchSize = 1000;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var waiting = await db.Set<DestroyedKey>().Where(key => key.WrittenOutsideAt == null)
            .OrderBy(key => key.DestroyedAt).Take(BatchSize).ToListAsync(cancellation);
        if (waiting.Count == 0) return 0;
        Append(settings.DestroyedKeysFile, waiting.Select(key => key.Id));
        return await unit.RunAsync(_ =>
        {
            foreach (var key in waiting) key.WrittenOutside(clock.GetUtcNow().UtcDateTime);
            return Task.FromResult(waiting.Count);
        }, cancellation);
    }

    /// <summary>Reads the list; an unfinished last line, as a crash leaves it, is passed over.</summary>
    public static IReadOnlyList<Guid> Read(string path) => !File.Exists(path) ? [] :
        [.. File.ReadLines(path).Select(line => Guid.TryParseExact(line, "D", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private static void Append(string path, IEnumerable<Guid> ids)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        using var text = new StreamWriter(file);
        text.Write('\n');
        foreach (var id in ids) text.Write($"{id:D}\n");
        text.Flush();
        file.Flush(flushToDisk: true);
    }
}
