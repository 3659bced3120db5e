using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Timeline.Verifying;

namespace OpenHotline.Ground.Backups;

/// <summary>Brings a backup back into an empty folder, before any door opens.</summary>
/// <remarks>
/// Keys that were destroyed since the backup are destroyed again from the list beside the keyring; sessions, one-time links and approved acts
/// of the backup's day are over. At the end the whole timeline is verified. It refuses rather than overwrite anything.
/// </remarks>
public sealed class RestoreBackup(HouseSettings settings, Keyring keys, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Restored(DateTime BackupMadeAt, int KeysDestroyedAgain, VerifyTimeline.Report Timeline) : Outcome;

        /// <param name="Why">A sentence.</param>
        public sealed record Refused(string Why) : Outcome;
    }

    /// <param name="progress">A sentence at each step.</param>
    public async Task<Outcome> RunAsync(string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        var source = Path.GetFullPath(folder);
        if (BackupManifest.Read(source) is not { Format: 1 } manifest) return Refuse("This folder holds no complete backup: its manifest is missing or cannot be read.");
        if (manifest.Database != settings.Database.Kind) return Refuse($"The backup is of {manifest.Database}, the house is set to {settings.Database.Kind}.");
        if (KeyMarks.AreStrangers(keys, new HouseMarks(manifest.Keys, HasRecords: true))) return Refuse("The keyring is not the one that this backup was made under. Name the right one with --keys.");
        if (await WhyNotEmptyAsync(cancellation) is { } full) return Refuse(full);
        progress?.Report("Checking the backup");
        foreach (var entry in manifest.Files)
        {
            var path = Path.GetFullPath(Path.Combine(source, entry.Path));
            if (!path.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path)) return Refuse($"A file of the backup is missing: {entry.Path}.");
            if (await BackupManifest.EntryAsync(source, path, cancellation) != entry) return Refuse($"A file of the backup was changed: {entry.Path}.");
        }

        progress?.Report("Copying");
        if (await CopyAsync(source, cancellation) is { } failure) return Refuse(failure);
        await StorageRoom.MigrateAsync(settings.Database, cancellation);
        await using var db = StorageRoom.Open(settings.Database);
        progress?.Report("Destroying again what was destroyed since");
        var destroyed = await MendAsync(db, manifest, cancellation);
        progress?.Report("Verifying the timeline");
        return new Outcome.Restored(manifest.MadeAt, destroyed, await new VerifyTimeline(db, keys, settings).RunAsync(null, cancellation));
    }

    private async Task<string?> WhyNotEmptyAsync(CancellationToken cancellation)
    {
        if (settings.Database.FilePath is { } file && File.Exists(file)) return "There is a database already. A backup is restored into an empty folder only.";
        if (Directory.Exists(settings.TimelineFolder) && Directory.EnumerateFileSystemEntries(settings.TimelineFolder).Any()) return "There is a timeline already. A backup is restored into an empty folder only.";
        if (settings.Database.Kind != DatabaseKind.Postgres) return null;
        await using var db = StorageRoom.Open(settings.Database);
        var tables = await db.ListAsync("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'", row => row.GetInt64(0), cancellation);
        return tables[0] > 0 ? "The PostgreSQL database has tables already. A backup is restored into an empty database only." : null;
    }

    private async Task<string?> CopyAsync(string source, CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.TimelineFolder);
        if (Directory.Exists(Path.Combine(source, "timeline")))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(source, "timeline"))) File.Copy(file, Path.Combine(settings.TimelineFolder, Path.GetFileName(file)));
        }

        if (settings.Database.FilePath is not { } target)
            return await PostgresTools.RunAsync("pg_restore", settings.Database.ConnectionString,
                ["--no-owner", "--no-privileges", "--exit-on-error", "--dbname", new Npgsql.NpgsqlConnectionStringBuilder(settings.Database.ConnectionString).Database ?? "", Path.Combine(source, BackUp.DumpFile)], cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(source, BackUp.SqliteFile), target);
        return null;
    }

    private async Task<int> MendAsync(HotlineDb db, BackupManifest manifest, CancellationToken cancellation)
    {
        var unit = new UnitOfWork(db, WriteGate.For(settings.Database));
        var timeline = new Timeline.Timeline(db, new Actor(), new Timeline.FactIds(), new Timeline.HeldFacts(), clock);
        return await unit.RunAsync(async inner =>
        {
            var (now, destroyed) = (clock.GetUtcNow().UtcDateTime, 0);
            foreach (var id in WriteDestroyedKeysOutside.Read(settings.DestroyedKeysFile).Distinct())
            {
                destroyed += await db.ExecuteAsync("DELETE FROM record_keys WHERE id = @id", inner, ("id", id));
                await db.ExecuteAsync("INSERT INTO destroyed_keys (id, destroyed_at, written_outside_at) VALUES (@id, @now, @now) ON CONFLICT (id) DO NOTHING", inner, ("id", id), ("now", now));
            }

            await db.ExecuteAsync("""UPDATE staff_sessions SET ended_at = @now, "end" = @why WHERE ended_at IS NULL""", inner, ("now", now), ("why", SessionEnd.EndedByAdministrator));
            await db.ExecuteAsync("UPDATE join_links SET used_at = @now WHERE used_at IS NULL", inner, ("now", now));
            await db.ExecuteAsync("UPDATE two_person_acts SET state = @declined WHERE state = @proposed OR state = @approved", inner,
                ("declined", ActState.Declined), ("proposed", ActState.Proposed), ("approved", ActState.Approved));
            timeline.Write(new BackupRestored(manifest.Id, manifest.MadeAt, destroyed));
            return destroyed;
        }, cancellation);
    }

    private static Outcome Refuse(string why) => new Outcome.Refused(why);
}
