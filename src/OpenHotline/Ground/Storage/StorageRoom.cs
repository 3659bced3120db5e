using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Ground.Storage;

/// <summary>Registers the database, the gate before it and the unit of work.</summary>
public static class StorageRoom
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseAddress database)
    {
        services.AddSingleton(database);
        services.AddSingleton(WriteGate.For(database));
        if (database.Kind == DatabaseKind.Sqlite)
        {
            services.AddSingleton(Sqlite(database).Options);
            services.AddScoped<HotlineDb, SqliteHotlineDb>();
        }
        else
        {
            services.AddSingleton(Postgres(database).Options);
            services.AddScoped<HotlineDb, PostgresHotlineDb>();
        }

        return services.AddScoped<UnitOfWork>();
    }

    /// <summary>Opens a context outside of any container: for commands, tests and migrations.</summary>
    public static HotlineDb Open(DatabaseAddress database) => database.Kind == DatabaseKind.Sqlite
        ? new SqliteHotlineDb(Sqlite(database).Options)
        : new PostgresHotlineDb(Postgres(database).Options);

    /// <summary>Brings the database to the shape this program needs; does nothing where it has it.</summary>
    public static async Task MigrateAsync(DatabaseAddress database, CancellationToken cancellation)
    {
        if (database.FilePath is { } path) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (await DatabaseShape.IsCurrentAsync(database, cancellation)) return;
        await using var db = Open(database);
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>Builds the model, which every context of this process then shares, so that the first page need not wait for it.</summary>
    public static void Warm(DatabaseAddress database)
    {
        using var db = Open(database);
        _ = db.Model;
    }

    internal static DbContextOptionsBuilder<SqliteHotlineDb> Sqlite(DatabaseAddress database)
    {
        var builder = new DbContextOptionsBuilder<SqliteHotlineDb>();
        builder.UseSqlite(database.ConnectionString).AddInterceptors(Pragmas);
        Common(builder);
        return builder;
    }

    internal static DbContextOptionsBuilder<PostgresHotlineDb> Postgres(DatabaseAddress database)
    {
        var builder = new DbContextOptionsBuilder<PostgresHotlineDb>();
        builder.UseNpgsql(database.ConnectionString);
        Common(builder);
        return builder;
    }

    private static readonly SqlitePragmas Pragmas = new();

    // Privacy: parameter values never reach a log, whatever the settings say.
    private static void Common(DbContextOptionsBuilder builder) => builder
        .EnableSensitiveDataLogging(false)
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
