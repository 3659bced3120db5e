using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OpenHotline.Ground.Storage;

/// <summary>Plain SQL for the hot paths, the same text on both databases.</summary>
/// <remarks>Parameters are <c>@name</c>. Ids, times, days, enums and truth values are turned into what the columns hold.</remarks>
public static class Sql
{
    /// <summary>Appended to a SELECT that claims rows: rows that another claims are passed over. Nothing on SQLite, which has one writer.</summary>
    public static string SkipLocked(this HotlineDb db) => db.Kind == DatabaseKind.Postgres ? " FOR UPDATE SKIP LOCKED" : "";

    /// <summary>Runs a statement inside the current transaction, if there is one; gives the number of rows it touched.</summary>
    public static async Task<int> ExecuteAsync(this HotlineDb db, string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = await db.CommandAsync(sql, parameters, cancellation);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Reads rows one by one. The connection is busy until the last is read.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        this HotlineDb db, string sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = await db.CommandAsync(sql, parameters, cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) yield return read(reader);
    }

    /// <summary>Reads all rows at once; for answers whose size is bounded by the statement.</summary>
    public static async Task<List<T>> ListAsync<T>(
        this HotlineDb db, string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        await foreach (var row in db.ReadAsync(sql, read, cancellation, parameters)) rows.Add(row);
        return rows;
    }

    /// <summary>Has PostgreSQL look how large its tables are, so that it plans for that. It does so by itself, but later than tables grow that are filled at once. Nothing on SQLite.</summary>
    public static Task MeasureTablesAsync(this HotlineDb db, CancellationToken cancellation) => db.Kind == DatabaseKind.Postgres ? db.ExecuteAsync("ANALYZE", cancellation) : Task.CompletedTask;

    /// <summary>Locks one row until the end of the transaction, so that two use cases cannot change it at once.</summary>
    /// <param name="table">The table's snake_case name: a constant, never input.</param>
    public static Task LockAsync(this HotlineDb db, string table, Guid id, CancellationToken cancellation) => db.LockByAsync(table, id, "id", cancellation);

    /// <summary>The same for a table whose key is not called <c>id</c>.</summary>
    /// <param name="table">The table's snake_case name: a constant, never input.</param>
    /// <param name="key">The key's snake_case name: a constant, never input.</param>
    public static Task LockByAsync(this HotlineDb db, string table, Guid id, string key, CancellationToken cancellation) =>
        db.Kind == DatabaseKind.Postgres
            ? db.ExecuteAsync($"SELECT 1 FROM {table} WHERE {key} = @id FOR UPDATE", cancellation, ("id", id))
            : Task.CompletedTask;

    /// <summary>A value as the columns of this database hold it.</summary>
    public static object ToColumn(this HotlineDb db, object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => db.Kind == DatabaseKind.Sqlite ? id.ToByteArray(true) : id,
        DateTime time => UtcMilliseconds.ToNumber(time),
        DateOnly day => day.DayNumber,
        Enum code => Convert.ToInt32(code, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    public static Guid Id(this DbDataReader row, int column) =>
        row is not Microsoft.Data.Sqlite.SqliteDataReader && row.GetFieldType(column) == typeof(Guid)
            ? row.GetGuid(column) : new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public static Guid? IdOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Id(column);

    public static DateTime Time(this DbDataReader row, int column) => UtcMilliseconds.FromNumber(row.GetInt64(column));

    public static DateTime? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    private static async Task<DbCommand> CommandAsync(this HotlineDb db, string sql, (string Name, object? Value)[] parameters, CancellationToken cancellation)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open) await db.Database.OpenConnectionAsync(cancellation);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = db.ToColumn(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
