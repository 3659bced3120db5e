using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace OpenHotline.Ground.Storage;

/// <summary>Whether a database has the shape this program needs, asked without building the model: a second of every start.</summary>
/// <remarks>An SQLite file is there afterwards, and keeps its log of writes beside it.</remarks>
internal static class DatabaseShape
{
    private const string Applied = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";

    public static async Task<bool> IsCurrentAsync(DatabaseAddress database, CancellationToken cancellation)
    {
        await using DbConnection connection = database.Kind == DatabaseKind.Sqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            // The file keeps this; a restored backup or a new file does not have it yet.
            if (database.Kind == DatabaseKind.Sqlite) await RunAsync(connection, "PRAGMA journal_mode=WAL", cancellation);
            return Needed(database.Kind).IsSubsetOf(await AppliedAsync(connection, cancellation));
        }
        catch (DbException)
        {
            // No database, or none of ours yet. Where it is something worse, migrating fails with the words for it.
            return false;
        }
    }

    private static async Task RunAsync(DbConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<HashSet<string>> AppliedAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Applied;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation)) applied.Add(reader.GetString(0));
        return applied;
    }

    private static HashSet<string> Needed(DatabaseKind kind)
    {
        var context = kind == DatabaseKind.Sqlite ? typeof(SqliteHotlineDb) : typeof(PostgresHotlineDb);
        return typeof(HotlineDb).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .ToHashSet(StringComparer.Ordinal);
    }
}
