
namespace OpenHotline.Ground.Storage;

/// <summary>One commit: what a use case changes and the facts it writes stand together or not at all.</summary>
/// <remarks>
/// Doors and jobs open it, use cases run inside it. Inside another one it joins, so that a batch is one commit.
/// On SQLite the transaction is a writer's from its beginning (BEGIN IMMEDIATE): what is read inside cannot grow stale.
/// On PostgreSQL it is read committed; take <see cref="Sql.LockAsync"/> on the record first where two may meet.
/// Never wait for the network inside.
/// </remarks>
public sealed class UnitOfWork(HotlineDb db, WriteGate gate)
{
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var joined = await work(cancellation);
            await db.SaveChangesAsync(cancellation);
            return joined;
        }

        // All or nothing: nobody returns to the point before one saving, so none is marked.
        db.Database.AutoSavepointsEnabled = false;
        using var turn = await gate.EnterAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            var result = await work(cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch
        {
            // What was tracked belongs to a transaction that is gone; the next use of this context must not save it.
            db.ChangeTracker.Clear();
            throw;
        }
    }

    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellation) =>
        RunAsync(async inner => { await work(inner); return true; }, cancellation);
}
