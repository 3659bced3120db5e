using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Storage;

/// <summary>The migrations make what the records say, on both databases.</summary>
public sealed class SchemaTests
{
    // Needs no server: the model is compared with the snapshot that the last migration left.
    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.Postgres)]
    public void No_change_of_a_record_waits_for_its_migration(DatabaseKind kind)
    {
        using var db = StorageRoom.Open(kind == DatabaseKind.Sqlite ? DatabaseAddress.ForFile("never-opened.db") : DatabaseAddress.ForPostgres("Host=localhost"));
        Assert.False(db.Database.HasPendingModelChanges(), $"Records and migrations differ on {kind}: run scripts/remake-migrations (before the first release) or scripts/add-migration.");
    }

    [Theory, OnEveryDatabase]
    public async Task A_fresh_database_has_every_migration(TestDatabase which)
    {
        await using var database = await FreshDatabase.CreateAsync(which);
        await using var db = database.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task Every_table_can_be_read(TestDatabase which)
    {
        await using var database = await FreshDatabase.CreateAsync(which);
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables) Assert.Single(await db.ListAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt32(0), CancellationToken.None));
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        Assert.Equal(Names("Sqlite"), Names("Postgres"));
        Assert.NotEmpty(Names("Sqlite"));
    }

    private static string[] Names(string database) => [.. Directory
        .EnumerateFiles(RepositoryRoot.In("src", "OpenHotline", "Ground", "Storage", "Migrations", database), "*.Designer.cs")
        .Select(path => Path.GetFileName(path).Split('_', 2)[1]).Order(StringComparer.Ordinal)];
}
