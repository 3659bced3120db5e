using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenHotline.Ground.Storage;

/// <summary>Runs one prepared statement for each of many rows, straight on SQLite's own functions.</summary>
/// <remarks>The provider looks every parameter up by its name for every row, which costs more than the row.</remarks>
internal static class SqliteRows
{
    /// <returns>How many rows were written.</returns>
    /// <exception cref="SqliteException">The database refuses one.</exception>
    public static int Write(SqliteConnection connection, string statement, IReadOnlyList<Column> columns, IReadOnlyList<object?[]> rows)
    {
        var handle = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(handle, statement, out var prepared), handle);
        using (prepared)
        {
            var places = columns.Select(column => raw.sqlite3_bind_parameter_index(prepared, "@" + column.Name)).ToArray();
            var written = 0;
            foreach (var row in rows)
            {
                for (var i = 0; i < places.Length; i++) Check(Bind(prepared, places[i], columns[i].Kind, row[i]), handle);
                var step = raw.sqlite3_step(prepared);
                if (step != raw.SQLITE_DONE) Check(step, handle);
                written += raw.sqlite3_changes(handle);
                Check(raw.sqlite3_reset(prepared), handle);
            }

            return written;
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null:
                return raw.sqlite3_bind_null(statement, place);
            case Guid id:
                Span<byte> bytes = stackalloc byte[16];
                id.TryWriteBytes(bytes, bigEndian: true, out _);
                return raw.sqlite3_bind_blob(statement, place, bytes);
            case byte[] { Length: 0 }:
                return raw.sqlite3_bind_zeroblob(statement, place, 0);
            case byte[] blob:
                return raw.sqlite3_bind_blob(statement, place, blob);
            case string text:
                return raw.sqlite3_bind_text(statement, place, text);
            case DateTime time:
                return raw.sqlite3_bind_int64(statement, place, UtcMilliseconds.ToNumber(time));
            case bool truth:
                return raw.sqlite3_bind_int(statement, place, truth ? 1 : 0);
            case int number:
                return raw.sqlite3_bind_int(statement, place, number);
            case long number:
                return raw.sqlite3_bind_int64(statement, place, number);
            case DateOnly day:
                return raw.sqlite3_bind_int(statement, place, day.DayNumber);
            default:
                return kind is ColumnKind.Number or ColumnKind.LongNumber
                    ? raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture))
                    : throw new NotSupportedException($"A column of the kind {kind} does not hold a {value.GetType().Name}.");
        }
    }

    private static void Check(int result, sqlite3 handle) => SqliteException.ThrowExceptionForRC(result, handle);
}
