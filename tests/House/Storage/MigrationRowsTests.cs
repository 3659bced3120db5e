using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Storage;

/// <summary>Whoever has a database of the first migration, with a row in every table, has it after every later one.</summary>
public sealed class MigrationRowsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_database_of_the_first_migration_with_rows_in_it_opens_and_keeps_them(TestDatabase which)
    {
        await using var own = await FreshDatabase.CreateAsync(which);
        using var folder = new TempFolder();
        var address = which == TestDatabase.Sqlite ? DatabaseAddress.ForFile(folder.In("first.db")) : own.Address;
        List<string> tables;
        await using (var db = StorageRoom.Open(address))
        {
            if (which == TestDatabase.Postgres)
            {
                await db.ExecuteAsync("DROP SCHEMA public CASCADE", Stop);
                await db.ExecuteAsync("CREATE SCHEMA public", Stop);
            }

            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Stop);
            tables = await TablesAsync(db);
            Assert.True(tables.Count > 30, $"Only {tables.Count} tables.");
            // What a row points to is made up like the rest.
            await db.ExecuteAsync(which == TestDatabase.Sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica", Stop);
            foreach (var table in tables) await FillAsync(db, table);
        }

        await StorageRoom.MigrateAsync(address, Stop);
        await using var opened = StorageRoom.Open(address);
        Assert.Empty(await opened.Database.GetPendingMigrationsAsync(Stop));
        var now = await TablesAsync(opened);
        // A later migration may take a table away; what is kept keeps its rows.
        foreach (var table in tables.Intersect(now, StringComparer.Ordinal))
            Assert.True(await opened.ListAsync($"SELECT COUNT(*) FROM \"{table}\"", row => row.GetInt32(0), Stop) is [> 0], $"{table} has lost its row.");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static Task<List<string>> TablesAsync(HotlineDb db) => db.ListAsync(db.Kind == DatabaseKind.Sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '@_@_%' ESCAPE '@' ORDER BY name"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '@_@_%' ESCAPE '@' ORDER BY table_name", row => row.GetString(0), Stop);

    private static async Task FillAsync(HotlineDb db, string table)
    {
        var columns = await db.ListAsync(db.Kind == DatabaseKind.Sqlite
            ? $"SELECT name, type FROM pragma_table_info('{table}')"
            : $"SELECT column_name, udt_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position", row => (Name: row.GetString(0), Type: row.GetString(1)), Stop);
        var values = columns.Select((column, place) => Value(column.Type, place));
        await db.ExecuteAsync($"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", values)})", Stop);
    }

    private static string Value(string type, int place) => type.ToUpperInvariant() switch
    {
        "BOOL" => "false",
        "UUID" => string.Create(CultureInfo.InvariantCulture, $"'0190f5a0-0000-7000-8000-{place:x12}'"),
        "BYTEA" => @"'\x000102030405060708090a0b0c0d0e0f'",
        "BLOB" => "X'000102030405060708090a0b0c0d0e0f'",
        "JSON" or "JSONB" => "'{}'",
        "TEXT" or "VARCHAR" or "BPCHAR" => "'x'",
        _ => "1",
    };
}
