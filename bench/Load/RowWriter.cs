using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Load;

/// <summary>Writes rows of one table with a statement that is parsed once: twenty rows to a statement on PostgreSQL, where each is a journey, and one on SQLite, where each parameter is looked for by its name.</summary>
/// <param name="into">The table and its columns, in the order of the values.</param>
internal sealed class RowWriter(HotlineDb db, string into) : IAsyncDisposable
{
    private readonly int _rowsAtOnce = db.Kind == DatabaseKind.Postgres ? 20 : 1;
    private readonly List<object?[]> _rows = [];
    private DbCommand? _command;

    public async Task AddAsync(object?[] row, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        _rows.Add(row);
        if (_rows.Count == _rowsAtOnce) await FlushAsync(transaction, cancellation);
    }

    public async Task FlushAsync(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        if (_rows.Count == 0) return;
        var width = _rows[0].Length;
        if (_command is null || _command.Parameters.Count != _rows.Count * width) await ForAsync(_rows.Count, width);
        _command!.Transaction = transaction.GetDbTransaction();
        for (var at = 0; at < _rows.Count * width; at++) _command.Parameters[at].Value = db.ToColumn(_rows[at / width][at % width]);
        await _command.ExecuteNonQueryAsync(cancellation);
        _rows.Clear();
    }

    public ValueTask DisposeAsync() => _command?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task ForAsync(int rows, int width)
    {
        await DisposeAsync();
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.CommandText = $"INSERT INTO {into} VALUES {string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(0, width).Select(column => Name(row * width + column)))})"))}";
        for (var at = 0; at < rows * width; at++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = Name(at);
            _command.Parameters.Add(parameter);
        }
    }

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"@p{at}");
}
