using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Storage;

public sealed class DatabaseShapeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_database_that_misses_a_migration_is_not_current(TestDatabase database)
    {
        await using var fresh = await FreshDatabase.CreateAsync(database);
        Assert.True(await DatabaseShape.IsCurrentAsync(fresh.Address, Cancellation));
        await using var db = fresh.Open();
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", Cancellation);
        Assert.False(await DatabaseShape.IsCurrentAsync(fresh.Address, Cancellation));
        await db.Database.ExecuteSqlRawAsync("DROP TABLE \"__EFMigrationsHistory\"", Cancellation);
        Assert.False(await DatabaseShape.IsCurrentAsync(fresh.Address, Cancellation));
    }

    [Fact]
    public async Task A_current_file_that_lost_its_log_of_writes_gets_it_back()
    {
        await using var fresh = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var db = fresh.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=DELETE", Cancellation);
        await db.Database.CloseConnectionAsync();
        await StorageRoom.MigrateAsync(fresh.Address, Cancellation);
        Assert.Equal(["wal"], await db.ListAsync("PRAGMA journal_mode", row => row.GetString(0), Cancellation));
    }
}
