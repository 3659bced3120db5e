using System.Collections.Concurrent;

namespace OpenHotline.Ground.Storage;

/// <summary>Lets one writer at a time into an SQLite file; stands open for PostgreSQL.</summary>
/// <remarks>SQLite has one writer anyway. Waiting here costs a wake-up; waiting inside SQLite costs a sleep of many milliseconds.</remarks>
public sealed class WriteGate
{
    private static readonly ConcurrentDictionary<string, WriteGate> Gates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim? turn;

    private WriteGate(bool oneAtATime) => turn = oneAtATime ? new SemaphoreSlim(1, 1) : null;

    /// <summary>The gate that all doors of this process share for one database.</summary>
    public static WriteGate For(DatabaseAddress database) => database.FilePath is { } path
        ? Gates.GetOrAdd(path, _ => new WriteGate(oneAtATime: true))
        : new WriteGate(oneAtATime: false);

    /// <summary>Waits for the turn; give the answer back by disposing it.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellation)
    {
        if (turn is not null) await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    /// <summary>The right to write, until disposed.</summary>
    public readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
