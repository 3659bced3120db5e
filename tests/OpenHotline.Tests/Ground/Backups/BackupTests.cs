using OpenHotline.Ground;
using OpenHotline.Ground.Backups;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Backups;

public sealed class BackupTests
{
    [Theory, OnEveryDatabase]
    public async Task A_restored_backup_is_whole_and_does_not_bring_back_a_destroyed_key(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        using var folder = new TempFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var (kept, gone) = (await SealAsync(ground), await SealAsync(ground));
        await ground.WriteFactsAsync(300);
        await ground.House.RunJobAsync<WriteCheckpointJob>();
        var made = await ground.House.InScopeAsync(services => ((BackUp)services.GetService(typeof(BackUp))!).RunAsync(folder.In("backup"), null, cancellation));
        Assert.IsType<BackUp.Outcome.Made>(made);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories), file => file.Contains("key", StringComparison.OrdinalIgnoreCase));
        await ground.GetAsync<Vault, bool>(async vault => { await vault.DestroyAsync(gone.Id, cancellation); return true; });
        await ground.House.RunJobAsync<WriteDestroyedKeysOutsideJob>();

        var (empty, own) = await EmptyAsync(database, folder);
        await using var disposing = own;
        var settings = ground.House.Settings with { DataFolder = folder.In("restored"), Database = empty };
        var outcome = await new RestoreBackup(settings, ground.House.Keys, ground.House.Clock).RunAsync(folder.In("backup"), null, cancellation);
        var restored = Assert.IsType<RestoreBackup.Outcome.Restored>(outcome);
        Assert.Equal(1, restored.KeysDestroyedAgain);
        Assert.True(restored.Timeline.IsSound, string.Join(", ", restored.Timeline.Findings));
        await using var db = StorageRoom.Open(settings.Database);
        using var vault = new Vault(db, ground.House.Keys, ground.House.Clock);
        Assert.Null(await vault.OpenRecordAsync(gone.Id, cancellation));
        Assert.Equal("a text", (await vault.OpenRecordAsync(kept.Id, cancellation))?.OpenText("report.text", kept.Sealed));
        Assert.IsType<RestoreBackup.Outcome.Refused>(await new RestoreBackup(settings, ground.House.Keys, ground.House.Clock).RunAsync(folder.In("backup"), null, cancellation));
    }

    [Fact]
    public async Task A_changed_backup_is_refused_before_anything_is_written()
    {
        await using var ground = await GroundHouse.OpenAsync(TestDatabase.Sqlite);
        using var folder = new TempFolder();
        await ground.House.InScopeAsync(services => ((BackUp)services.GetService(typeof(BackUp))!).RunAsync(folder.In("backup"), null, TestContext.Current.CancellationToken));
        await using (var file = new FileStream(folder.In("backup", "hotline.db"), FileMode.Open)) { file.Position = 5000; file.WriteByte(0x55); file.WriteByte(0xaa); }
        var settings = ground.House.Settings with { DataFolder = folder.In("restored"), Database = DatabaseAddress.Parse(null, folder.In("restored")) };
        var outcome = await new RestoreBackup(settings, ground.House.Keys, ground.House.Clock).RunAsync(folder.In("backup"), null, TestContext.Current.CancellationToken);
        Assert.Contains("changed", Assert.IsType<RestoreBackup.Outcome.Refused>(outcome).Why, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.In("restored")));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_ours_is_refused_with_its_reason_and_nothing_is_written()
    {
        await using var ground = await GroundHouse.OpenAsync(TestDatabase.Sqlite);
        using var folder = new TempFolder();
        var cancellation = TestContext.Current.CancellationToken;
        // A house that has started has written into its database whose keys it stands under.
        await HouseMarks.KeepAsync(ground.House.Settings.Database, KeyMarks.Newer(ground.House.Keys, await HouseMarks.ReadAsync(ground.House.Settings.Database, cancellation)), cancellation);
        await ground.House.InScopeAsync(services => ((BackUp)services.GetService(typeof(BackUp))!).RunAsync(folder.In("backup"), null, cancellation));
        var settings = ground.House.Settings with { DataFolder = folder.In("restored"), Database = DatabaseAddress.Parse(null, folder.In("restored")) };
        async Task<string> WhyNotAsync(HouseSettings into, Keyring keys, string backup) =>
            Assert.IsType<RestoreBackup.Outcome.Refused>(await new RestoreBackup(into, keys, ground.House.Clock).RunAsync(folder.In(backup), null, cancellation)).Why;

        Assert.Contains("not the one that this backup was made under", await WhyNotAsync(settings, KeyringFile.Create(DateTime.UnixEpoch).Open(), "backup"), StringComparison.Ordinal);
        Assert.Contains("no complete backup", await WhyNotAsync(settings, ground.House.Keys, "elsewhere"), StringComparison.Ordinal);
        Assert.Contains("the house is set to Postgres", await WhyNotAsync(settings with { Database = DatabaseAddress.ForPostgres("Host=nowhere.example") }, ground.House.Keys, "backup"), StringComparison.Ordinal);
        File.Delete(folder.In("backup", "hotline.db"));
        Assert.Contains("is missing: hotline.db", await WhyNotAsync(settings, ground.House.Keys, "backup"), StringComparison.Ordinal);
        File.Delete(folder.In("backup", "manifest.json"));
        Assert.Contains("no complete backup", await WhyNotAsync(settings, ground.House.Keys, "backup"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.In("restored")));
    }

    // A restore wants a database without tables: a fresh one on PostgreSQL, emptied; on SQLite simply a path.
    private static async Task<(DatabaseAddress Address, FreshDatabase Own)> EmptyAsync(TestDatabase database, TempFolder folder)
    {
        var own = await FreshDatabase.CreateAsync(database);
        if (database == TestDatabase.Sqlite) return (DatabaseAddress.Parse(null, folder.In("restored")), own);
        await using var db = own.Open();
        await db.ExecuteAsync("DROP SCHEMA public CASCADE", TestContext.Current.CancellationToken);
        await db.ExecuteAsync("CREATE SCHEMA public", TestContext.Current.CancellationToken);
        return (own.Address, own);
    }

    private static Task<(Guid Id, byte[] Sealed)> SealAsync(GroundHouse ground) => ground.GetAsync<Vault, (Guid, byte[])>(vault =>
    {
        var id = Guid.CreateVersion7(ground.House.Clock.GetUtcNow());
        return Task.FromResult((id, vault.NewRecord(id).Seal("report.text", "a text")));
    });
}
