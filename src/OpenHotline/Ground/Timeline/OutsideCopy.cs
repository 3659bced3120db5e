using System.Text;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>What of the timeline lies outside the database: every checkpoint, and the 32-byte hash of every leaf.</summary>
/// <remarks>A tree that nobody else has seen proves little. With the leaves beside it, a change is named by its row.</remarks>
public static class OutsideCopy
{
    private const int TailBytes = 8192;

    // The dash that begins a signature, as its bytes in UTF-8 look one by one.
    private const string SignatureMark = "\n\n\u00e2\u0080\u0094 ";

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

        await using var notes = new FileStream(CheckpointsFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        notes.SetLength(WholeNotes(notes).End);
        notes.Seek(0, SeekOrigin.End);
        await notes.WriteAsync(Encoding.UTF8.GetBytes(note + "\n"), cancellation);
        notes.Flush(flushToDisk: true);
    }

    /// <summary>The newest whole note; null where there is none.</summary>
    internal static string? NewestNote(string folder)
    {
        if (!File.Exists(CheckpointsFile(folder))) return null;
        using var notes = new FileStream(CheckpointsFile(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Split(WholeNotes(notes).Tail) is [.., var newest] ? newest : null;
    }

    /// <summary>The signed notes, oldest first.</summary>
    public static IReadOnlyList<string> ReadNotes(string folder) =>
        File.Exists(CheckpointsFile(folder)) ? Split(File.ReadAllText(CheckpointsFile(folder))) : [];

    private static List<string> Split(string text)
    {
        var parts = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Chunk(2).Where(pair => pair.Length == 2).Select(pair => pair[0].TrimStart('\n') + "\n\n" + pair[1].TrimEnd('\n') + "\n")];
    }

    /// <summary>Where the last whole note ends, and the last few notes. What stands after the end was cut off by a crash.</summary>
    private static (long End, string Tail) WholeNotes(FileStream notes)
    {
        var from = Math.Max(0, notes.Length - TailBytes);
        var tail = new byte[notes.Length - from];
        notes.Position = from;
        notes.ReadExactly(tail);
        var text = Encoding.Latin1.GetString(tail);
        // A note is a body, an empty line, a signature and an empty line: whole notes end after the last signature that has its empty line.
        var signature = text.LastIndexOf(SignatureMark, StringComparison.Ordinal);
        while (signature >= 0 && text.IndexOf("\n\n", signature + SignatureMark.Length, StringComparison.Ordinal) < 0)
            signature = signature == 0 ? -1 : text.LastIndexOf(SignatureMark, signature - 1, StringComparison.Ordinal);
        if (signature < 0) return (from, "");
        var end = text.IndexOf("\n\n", signature + SignatureMark.Length, StringComparison.Ordinal) + 2;
        var first = from == 0 ? 0 : text.IndexOf("\n\n", text.IndexOf(SignatureMark, StringComparison.Ordinal) + SignatureMark.Length, StringComparison.Ordinal) + 2;
        return (from + end, Encoding.UTF8.GetString(tail, first, Math.Max(0, end - first)));
    }
}
