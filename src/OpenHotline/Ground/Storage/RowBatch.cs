using System.Data.Common;
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

/// <summary>Many rows under one statement: one prepared command on SQLite, one round trip of arrays on PostgreSQL.</summary>
internal sealed class RowBatch
{
    private readonly List<object?[]> rows = [];
    private readonly string one;
    private readonly string many;
    private readonly IReadOnlyList<Column> columns;

    /// <param name="insert">The head of the statement, e.g. <c>INSERT INTO arrivals</c>: a constant, never input.</param>
    /// <param name="tail">What follows the values, e.g. <c>ON CONFLICT DO NOTHING</c>.</param>
    public RowBatch(string insert, string tail, params IReadOnlyList<Column> columns)
    {
        this.columns = columns;
        var names = string.Join(", ", columns.Select(column => column.Name));
        var values = string.Join(", ", columns.Select(column => "@" + column.Name));
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

    public int Count => rows.Count;

    /// <summary>One value for each column, in their order.</summary>
    public void Add(params object?[] values) => rows.Add(values);

    /// <summary>Writes all rows inside the context's transaction; gives how many were written.</summary>
    public async Task<int> WriteAsync(HotlineDb db, CancellationToken cancellation)
    {
        if (rows.Count == 0) return 0;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return db.Kind == DatabaseKind.Postgres ? await WriteArraysAsync((NpgsqlCommand)command, cancellation) : WriteRows(db, command);
    }

    private int WriteRows(HotlineDb db, DbCommand command)
    {
        command.CommandText = one;
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column.Name;
            command.Parameters.Add(parameter);
        }

        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++) command.Parameters[i].Value = db.ToColumn(row[i]);
            written += command.ExecuteNonQuery();
        }

        return written;
    }

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
            ColumnKind.Number => (NpgsqlDbType.Integer, rows.Select(row => row[place] is { } value ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : (int?)null).ToArray()),
            ColumnKind.LongNumber => (NpgsqlDbType.Bigint, rows.Select(row => row[place] switch { null => (long?)null, DateTime time => UtcMilliseconds.ToNumber(time), var other => Convert.ToInt64(other, System.Globalization.CultureInfo.InvariantCulture) }).ToArray()),
            ColumnKind.Truth => (NpgsqlDbType.Boolean, rows.Select(row => (bool?)row[place]).ToArray()),
            _ => (NpgsqlDbType.Text, rows.Select(row => (string?)row[place]).ToArray()),
        };
        return new NpgsqlParameter(column.Name, NpgsqlDbType.Array | type) { Value = values };
    }
}
