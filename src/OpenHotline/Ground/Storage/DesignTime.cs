using Microsoft.EntityFrameworkCore.Design;

namespace OpenHotline.Ground.Storage;

/// <summary>Lets <c>dotnet ef</c> make migrations for SQLite without a running house.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteHotlineDb>
{
    public SqliteHotlineDb CreateDbContext(string[] args) => new(StorageRoom.Sqlite(DatabaseAddress.ForFile("design.db")).Options);
}

/// <summary>The same for PostgreSQL; no server is asked.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresHotlineDb>
{
    public PostgresHotlineDb CreateDbContext(string[] args) => new(StorageRoom.Postgres(DatabaseAddress.ForPostgres("Host=localhost;Database=design")).Options);
}
