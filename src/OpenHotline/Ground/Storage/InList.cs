using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpenHotline.Ground.Storage;

/// <summary>Rows whose column holds one of many ids or keyed forms, asked for in one statement with one parameter on both databases.</summary>
/// <remarks>SQLite has no lists as parameters: there they go over as a JSON list of hexadecimal numbers.</remarks>
internal static class InList
{
    private const string Listed = "IN (SELECT unhex(value) FROM json_each(";

    /// <summary>Gives what stands behind the column's name and the parameter for it. The values are bounded by a batch.</summary>
    public static (string Condition, (string Name, object? Value) Parameter) In(this HotlineDb db, string name, IEnumerable<Guid> ids) =>
        db.Kind == DatabaseKind.Postgres ? ($"= ANY(@{name})", (name, ids.ToArray())) : ($"{Listed}@{name}))", (name, Hex(ids)));

    /// <summary>The same for keyed forms and digests.</summary>
    public static (string Condition, (string Name, object? Value) Parameter) In(this HotlineDb db, string name, IEnumerable<byte[]> forms) =>
        db.Kind == DatabaseKind.Postgres ? ($"= ANY(@{name})", (name, forms.ToArray())) : ($"{Listed}@{name}))", (name, Hex(forms)));

    /// <summary>The records whose column holds one of these ids, tracked unless it is said otherwise.</summary>
    /// <param name="column">The column's snake_case name: a constant, never input.</param>
    public static IQueryable<T> Among<T>(this HotlineDb db, string column, IEnumerable<Guid> ids) where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        var sql = $"SELECT * FROM {table} WHERE {column} " + (db.Kind == DatabaseKind.Postgres ? "= ANY({0})" : Listed + "{0}))");
        return db.Set<T>().FromSqlRaw(sql, db.Kind == DatabaseKind.Postgres ? ids.ToArray() : Hex(ids));
    }

    /// <summary>Locks many rows until the end of the transaction, in one order, so that two batches cannot wait for each other.</summary>
    /// <param name="table">The table's snake_case name: a constant, never input.</param>
    /// <param name="key">The key's snake_case name: a constant, never input.</param>
    public static Task LockManyAsync(this HotlineDb db, string table, IEnumerable<Guid> ids, CancellationToken cancellation, string key = "id") =>
        db.Kind == DatabaseKind.Postgres
            ? db.ExecuteAsync($"SELECT 1 FROM {table} WHERE {key} = ANY(@ids) ORDER BY {key} FOR UPDATE", cancellation, ("ids", ids.ToArray()))
            : Task.CompletedTask;

    private static string Hex(IEnumerable<Guid> ids) => Hex(ids.Select(id => id.ToByteArray(bigEndian: true)));

    private static string Hex(IEnumerable<byte[]> values) => JsonSerializer.Serialize(values.Select(Convert.ToHexString));
}
