using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OpenHotline.Ground.Storage;

/// <summary>What a database says of its house, read before there is a house: also where there is no database yet.</summary>
/// <param name="HasRecords">Something is sealed in it.</param>
public sealed record HouseMarks(IReadOnlyDictionary<string, string> Values, bool HasRecords)
{
    /// <summary>The mark that tells a sandbox from a hotline's own.</summary>
    public const string Nature = "nature";

    public const string OfHotline = "hotline";

    public const string OfSandbox = "sandbox";

    private static readonly HouseMarks None = new(new Dictionary<string, string>(StringComparer.Ordinal), HasRecords: false) { HasTables = false };

    /// <summary>False where no house was ever set up in this database.</summary>
    public bool HasTables { get; private init; } = true;

    /// <exception cref="DbException">The database is there and does not answer.</exception>
    public static async Task<HouseMarks> ReadAsync(DatabaseAddress database, CancellationToken cancellation)
    {
        if (database.FilePath is { } path && !File.Exists(path)) return None;
        try
        {
            await using var connection = await OpenAsync(database, cancellation);
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            await using var marks = connection.CreateCommand();
            marks.CommandText = "SELECT name, value FROM house_marks";
            await using (var rows = await marks.ExecuteReaderAsync(cancellation))
            {
                while (await rows.ReadAsync(cancellation)) values[rows.GetString(0)] = rows.GetString(1);
            }

            await using var records = connection.CreateCommand();
            records.CommandText = "SELECT 1 FROM record_keys LIMIT 1";
            return new HouseMarks(values, await records.ExecuteScalarAsync(cancellation) is not null);
        }
        catch (PostgresException unknown) when (unknown.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName)
        {
            return None;
        }
        catch (SqliteException noTable) when (noTable.SqliteErrorCode == 1)
        {
            return None;
        }
    }

    /// <summary>Writes what is not written yet; what stands is never changed, so that of two who come at once the second finds the first's.</summary>
    public static async Task KeepAsync(DatabaseAddress database, IEnumerable<KeyValuePair<string, string>> marks, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(database, cancellation);
        foreach (var (name, value) in marks)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO house_marks (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING";
            foreach (var (parameterName, text) in new[] { ("name", name), ("value", value) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (parameterName, text);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<DbConnection> OpenAsync(DatabaseAddress database, CancellationToken cancellation)
    {
        DbConnection connection = database.Kind == DatabaseKind.Sqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
