using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>What of the timeline lies outside the database: every checkpoint, and the 32-byte hash of every leaf.</summary>
/// <remarks>A tree that nobody else has seen proves little. With the leaves beside it, a change is named by its row.</remarks>
public static class OutsideCopy
{
    public static string LeavesFile(string folder) => Path.Combine(folder, "leaves");

    public static string CheckpointsFile(string folder) => Path.Combine(folder, "checkpoints");

    internal static async Task AppendAsync(string folder, HotlineDb db, long size, string note, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await using (var leaves = new FileStream(LeavesFile(folder), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
        {
            var written = leaves.Length / 32;
            leaves.Position = written * 32;
            await foreach (var hash in db.ReadAsync("SELECT leaf_hash FROM facts WHERE leaf_index >= @from AND leaf_index < @to ORDER BY leaf_index",
                row => row.GetFieldValue<byte[]>(0), cancellation, ("from", written), ("to", size)))
                await leaves.WriteAsync(hash, cancellation);
            leaves.Flush(flushToDisk: true);
        }

        await using var notes = new FileStream(CheckpointsFile(folder), FileMode.Append, FileAccess.Write, FileShare.Read);
        await notes.WriteAsync(System.Text.Encoding.UTF8.GetBytes(note + "\n"), cancellation);
        notes.Flush(flushToDisk: true);
    }

    /// <summary>The signed notes, oldest first.</summary>
    public static IReadOnlyList<string> ReadNotes(string folder)
    {
        if (!File.Exists(CheckpointsFile(folder))) return [];
        var parts = File.ReadAllText(CheckpointsFile(folder)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Chunk(2).Where(pair => pair.Length == 2).Select(pair => pair[0].TrimStart('\n') + "\n\n" + pair[1].TrimEnd('\n') + "\n")];
    }
}
