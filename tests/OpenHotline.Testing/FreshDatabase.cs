using Microsoft.Data.Sqlite;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Testing;

/// <summary>A migrated, empty database of a test's own, gone when the test is.</summary>
/// <remarks>Copied from a template that is migrated once: a few milliseconds on SQLite, some hundred on PostgreSQL.</remarks>
public sealed class FreshDatabase : IAsyncDisposable
{
    private static readonly SqliteTemplate Template = new();
    private readonly TempFolder? folder;
    private readonly string? postgresName;

    private FreshDatabase(DatabaseAddress address, TempFolder? folder, string? postgresName) =>
        (Address, this.folder, this.postgresName) = (address, folder, postgresName);

    public DatabaseAddress Address { get; }

    public static async Task<FreshDatabase> CreateAsync(TestDatabase database)
    {
        if (database == TestDatabase.Postgres)
        {
            var name = await PostgresServer.CreateDatabaseAsync();
            return new FreshDatabase(PostgresServer.AddressOf(name), folder: null, name);
        }

        var own = new TempFolder();
        var address = DatabaseAddress.ForFile(own.In("hotline.db"));
        File.Copy(await Template.FileAsync(), address.FilePath!);
        return new FreshDatabase(address, own, postgresName: null);
    }

    /// <summary>A context of its own on this database, as another request would have.</summary>
    public HotlineDb Open() => StorageRoom.Open(Address);

    public async ValueTask DisposeAsync()
    {
        if (postgresName is not null) await PostgresServer.DropDatabaseAsync(postgresName);
        if (folder is null) return;
        using (var connection = new SqliteConnection(Address.ConnectionString)) SqliteConnection.ClearPool(connection);
        folder.Dispose();
    }

    private sealed class SqliteTemplate
    {
        private readonly Lazy<Task<string>> file = new(MakeAsync);

        public Task<string> FileAsync() => file.Value;

        private static async Task<string> MakeAsync()
        {
            var folder = new TempFolder();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
            var address = DatabaseAddress.ForFile(folder.In("template.db"));
            await StorageRoom.MigrateAsync(address, CancellationToken.None);
            // The copy is of one file: what is still in the write-ahead log has to be in it.
            await using var connection = new SqliteConnection(address.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(connection);
            return address.FilePath!;
        }
    }
}
