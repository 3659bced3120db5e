using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace OpenHotline.Ground.Storage;

/// <summary>What a column of a <see cref="RowBatch"/> holds, in the database's own kinds.</summary>
internal enum ColumnKind
{
    Id = 1,
    Bytes = 2,
    Number = 3,
    LongNumber = 4,
    Truth = 5,
    Text = 6,
}

internal readonly record struct Column(string Name, ColumnKind Kind);

/// <summary>Many rows under one statement: one prepared command on SQLite; on PostgreSQL one COPY where rows are only added, else one round trip of arrays.</summary>
internal sealed class RowBatch
{
    /// <summary>Fewer rows go as arrays: a COPY costs one more round trip.</summary>
    private const int CopyFrom = 16;

    /// <summary>So many rows are worth a thread of their own, so that whoever writes may make the next ones ready meanwhile.</summary>
    private const int ApartFrom = 64;

    private readonly List<object?[]> rows = [];
    private readonly string one;
    private readonly string many;
    private readonly string? copy;
    private readonly IReadOnlyList<Column> columns;

    /// <param name="insert">The head of the statement, e.g. <c>INSERT INTO arrivals</c>: a constant, never input.</param>
    /// <param name="tail">What follows the values, e.g. <c>ON CONFLICT DO NOTHING</c>.</param>
    public RowBatch(string insert, string tail, params IReadOnlyList<Column> columns)
    {
        this.columns = columns;
        var names = string.Join(", ", columns.Select(column => Quoted(column.Name)));
        var values = string.Join(", ", columns.Select(column => "@" + column.Name));
        copy = tail.Length == 0 ? $"COPY{insert["INSERT INTO".Length..]} ({names}) FROM STDIN (FORMAT BINARY)" : null;
        one = $"{insert} ({names}) VALUES ({values}) {tail}";
        many = $"{insert} ({names}) SELECT * FROM unnest({values}) {tail}";
    }

    private RowBatch((string One, string Many) statements, IReadOnlyList<Column> columns) => ((one, many), this.columns) = (statements, columns);

    /// <summary>Changes rows of a table by their id, which is the first column.</summary>
    /// <param name="table">The table's name: a constant, never input.</param>
    /// <param name="changes">What is set, in terms of <c>given.column</c>; e.g. <c>sightings = webpages.sightings + given.more</c>.</param>
    public static RowBatch Changing(string table, string changes, params IReadOnlyList<Column> columns) => new((
        $"UPDATE {table} SET {changes.Replace("given.", "@", StringComparison.Ordinal)} WHERE id = @id",
        $"UPDATE {table} SET {changes} FROM unnest({string.Join(", ", columns.Select(column => "@" + column.Name))}) AS given ({string.Join(", ", columns.Select(column => column.Name))}) WHERE {table}.id = given.id"),
        columns);

    /// <summary>Changes columns of rows that are named by their key, whatever it is called.</summary>
    /// <param name="table">The table's name: a constant, never input.</param>
    public static RowBatch ChangingByKey(string table, IReadOnlyList<Column> key, IReadOnlyList<Column> changed)
    {
        Column[] given = [.. key, .. changed.Select(column => column with { Name = column.Name + "_new" })];
        var sets = changed.Select(column => (Column: Quoted(column.Name), New: column.Name + "_new")).ToList();
        return new((
            $"UPDATE {table} SET {string.Join(", ", sets.Select(set => $"{set.Column} = @{set.New}"))} WHERE {string.Join(" AND ", key.Select(column => $"{Quoted(column.Name)} = @{column.Name}"))}",
            $"UPDATE {table} SET {string.Join(", ", sets.Select(set => $"{set.Column} = given.{set.New}"))} FROM unnest({string.Join(", ", given.Select(column => "@" + column.Name))}) AS given ({string.Join(", ", given.Select(column => Quoted(column.Name)))}) WHERE {string.Join(" AND ", key.Select(column => $"{table}.{Quoted(column.Name)} = given.{Quoted(column.Name)}"))}"),
            given);
    }

    // Some columns are called as SQL calls something else, e.g. "end".
    private static string Quoted(string name) => $"\"{name}\"";

    public int Count => rows.Count;

    /// <summary>One value for each column, in their order.</summary>
    public void Add(params object?[] values) => rows.Add(values);

    /// <summary>Writes all rows inside the context's transaction; gives how many were written.</summary>
    public async Task<int> WriteAsync(HotlineDb db, CancellationToken cancellation)
    {
        if (rows.Count == 0) return 0;
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
            return rows.Count < ApartFrom ? SqliteRows.Write(sqlite, one, columns, rows) : await Task.Run(() => SqliteRows.Write(sqlite, one, columns, rows), cancellation);
        if (copy is not null && rows.Count >= CopyFrom) return await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), copy, cancellation);
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        return await WriteArraysAsync(command, cancellation);
    }

    /// <summary>PostgreSQL takes rows in while the next are being sent.</summary>
    private async Task<int> CopyAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync(statement, cancellation);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellation);
            for (var i = 0; i < columns.Count; i++) await CopyValueAsync(import, columns[i].Kind, row[i], cancellation);
        }

        return (int)await import.CompleteAsync(cancellation);
    }

    private static Task CopyValueAsync(NpgsqlBinaryImporter import, ColumnKind kind, object? value, CancellationToken cancellation) => (kind, value) switch
    {
        (_, null) => import.WriteNullAsync(cancellation),
        (ColumnKind.Id, Guid id) => import.WriteAsync(id, NpgsqlDbType.Uuid, cancellation),
        (ColumnKind.Bytes, byte[] bytes) => import.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
        (ColumnKind.Number, _) => import.WriteAsync(Convert.ToInt32(value, CultureInfo.InvariantCulture), NpgsqlDbType.Integer, cancellation),
        (ColumnKind.LongNumber, DateTime time) => import.WriteAsync(UtcMilliseconds.ToNumber(time), NpgsqlDbType.Bigint, cancellation),
        (ColumnKind.LongNumber, _) => import.WriteAsync(Convert.ToInt64(value, CultureInfo.InvariantCulture), NpgsqlDbType.Bigint, cancellation),
        (ColumnKind.Truth, bool truth) => import.WriteAsync(truth, NpgsqlDbType.Boolean, cancellation),
        (ColumnKind.Text, string text) => import.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        _ => throw new NotSupportedException($"A column of the kind {kind} does not hold a {value.GetType().Name}."),
    };

    private async Task<int> WriteArraysAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        command.CommandText = many;
        for (var i = 0; i < columns.Count; i++) command.Parameters.Add(ArrayOf(columns[i], rows, i));
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter ArrayOf(Column column, List<object?[]> rows, int place)
    {
        var (type, values) = column.Kind switch
        {
            ColumnKind.Id => (NpgsqlDbType.Uuid, (object)rows.Select(row => (Guid?)row[place]).ToArray()),
            ColumnKind.Bytes => (NpgsqlDbType.Bytea, rows.Select(row => (byte[]?)row[place]).ToArray()),
            ColumnKind.Number => (NpgsqlDbType.Integer, rows.Select(row => row[place] is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : (int?)null).ToArray()),
            ColumnKind.LongNumber => (NpgsqlDbType.Bigint, rows.Select(row => row[place] switch { null => (long?)null, DateTime time => UtcMilliseconds.ToNumber(time), var other => Convert.ToInt64(other, CultureInfo.InvariantCulture) }).ToArray()),
            ColumnKind.Truth => (NpgsqlDbType.Boolean, rows.Select(row => (bool?)row[place]).ToArray()),
            _ => (NpgsqlDbType.Text, rows.Select(row => (string?)row[place]).ToArray()),
        };
        return new NpgsqlParameter(column.Name, NpgsqlDbType.Array | type) { Value = values };
    }
}
