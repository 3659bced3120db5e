using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Backups;

/// <summary>Makes a backup of the running house in an empty folder: timeline files, a consistent copy of the database, a manifest.</summary>
/// <remarks>
/// The keyring and the list of destroyed keys are never in it: a backup alone opens nothing, and brings back nothing that was deleted.
/// The timeline's files are copied before the database, so that they are never ahead of it. Decision 0084.
/// </remarks>
public sealed class BackUp(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, DatabaseAddress database, HouseSettings settings, TimeProvider clock)
{
    internal const string SqliteFile = "hotline.db";
    internal const string DumpFile = "hotline.dump";

    public abstract record Outcome
    {
        public sealed record Made(Guid BackupId, long Bytes) : Outcome;

        /// <param name="Why">A sentence.</param>
        public sealed record Refused(string Why) : Outcome;
    }

    /// <param name="progress">Bytes written so far.</param>
    public async Task<Outcome> RunAsync(string folder, IProgress<long>? progress, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(folder);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()) return new Outcome.Refused("The folder is not empty. A backup goes into a folder of its own.");
        if ((target + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(settings.TimelineFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return new Outcome.Refused("A backup cannot lie inside the timeline's folder.");
        Directory.CreateDirectory(target);
        CopyTimeline(Path.Combine(target, "timeline"));
        if (await CopyDatabaseAsync(target, progress, cancellation) is { } failure) return new Outcome.Refused(failure);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var files = new List<BackupManifest.Entry>();
        foreach (var file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) files.Add(await BackupManifest.EntryAsync(target, file, cancellation));
        new BackupManifest(1, id, clock.GetUtcNow().UtcDateTime, database.Kind, files) { Keys = (await HouseMarks.ReadAsync(database, cancellation)).Values }.Write(target);
        await unit.RunAsync(_ =>
        {
            timeline.Write(new BackupMade(id));
            return Task.CompletedTask;
        }, cancellation);
        return new Outcome.Made(id, files.Sum(file => file.Bytes));
    }

    private void CopyTimeline(string target)
    {
        if (!Directory.Exists(settings.TimelineFolder)) return;
        Directory.CreateDirectory(target);
        // Checkpoints first: the house writes leaves before the checkpoint that covers them, so the copied leaves reach at least as far.
        foreach (var path in new[] { OutsideCopy.CheckpointsFile(settings.TimelineFolder), OutsideCopy.LeavesFile(settings.TimelineFolder) }.Where(File.Exists))
        {
            using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var to = new FileStream(Path.Combine(target, Path.GetFileName(path)), FileMode.CreateNew);
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }
    }

    private async Task<string?> CopyDatabaseAsync(string target, IProgress<long>? progress, CancellationToken cancellation)
    {
        var file = Path.Combine(target, database.Kind == DatabaseKind.Sqlite ? SqliteFile : DumpFile);
        var copying = database.Kind == DatabaseKind.Sqlite
            ? SqliteAsync(file, cancellation)
            : PostgresTools.RunAsync("pg_dump", database.ConnectionString, ["--format=custom", "--no-owner", "--no-privileges", $"--file={file}"], cancellation);
        while (await Task.WhenAny(copying, Task.Delay(TimeSpan.FromSeconds(1), cancellation)) != copying)
        {
            if (progress is not null && File.Exists(file)) progress.Report(new FileInfo(file).Length);
        }

        return await copying;
    }

    // One read transaction: what is written meanwhile is not in it, and nobody waits for it.
    private async Task<string?> SqliteAsync(string file, CancellationToken cancellation)
    {
        await db.ExecuteAsync("VACUUM INTO @file", cancellation, ("file", file));
        return null;
    }
}
