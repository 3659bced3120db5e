using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>The writer's own connection, which gives up early so that a door can say so, and the reading of its faults.</summary>
internal static class ArrivalConnection
{
    public static async Task<HotlineDb> OpenAsync(DatabaseAddress database, IntakeSettings settings, CancellationToken cancellation)
    {
        var db = StorageRoom.Open(database);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            if (db.Database.GetDbConnection() is SqliteConnection sqlite)
            {
                sqlite.DefaultTimeout = settings.MaxWaitSeconds;
                await db.ExecuteAsync("PRAGMA busy_timeout=250", cancellation);
            }

            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a door says of a failure.</summary>
    public static NotTakenReason WhyNot(Exception failure) => failure switch
    {
        // SQLITE_BUSY 5, SQLITE_LOCKED 6, SQLITE_IOERR 10 (a write that found no room), SQLITE_FULL 13: "Result and Error Codes" in the documentation of SQLite
        SqliteException { SqliteErrorCode: 5 or 6 } => NotTakenReason.DatabaseBusy,
        SqliteException { SqliteErrorCode: 13 } => NotTakenReason.DiskFull,
        // 53100 disk_full, 55P03 lock_not_available, 57014 query_canceled, 40P01 deadlock_detected: PostgreSQL, appendix A.
        Npgsql.PostgresException { SqlState: "53100" } => NotTakenReason.DiskFull,
        Npgsql.PostgresException { SqlState: "55P03" or "57014" or "40P01" } => NotTakenReason.DatabaseBusy,
        OperationCanceledException or TimeoutException => NotTakenReason.DatabaseBusy,
        { InnerException: { } inner } => WhyNot(inner),
        _ => NotTakenReason.DatabaseFault,
    };
}
