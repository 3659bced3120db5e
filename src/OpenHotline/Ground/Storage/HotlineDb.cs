using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;

namespace OpenHotline.Ground.Storage;

/// <summary>All records of the house. Rooms bring their own tables, so this class knows none of them.</summary>
/// <remarks>
/// Times are whole milliseconds since 1970 in UTC (bigint) and names are snake_case on both databases, so that plain
/// SQL is the same on both; see decision 0002. Read a table with <c>db.Set&lt;T&gt;()</c> or a room's extension property.
/// </remarks>
public abstract class HotlineDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Which of the two databases this is.</summary>
    public abstract DatabaseKind Kind { get; }

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    /// <remarks>Many records at once, inside a transaction, go in a few statements: <see cref="SaveMany"/>.</remarks>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is null || !ChangeTracker.AutoDetectChangesEnabled) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var changed = ChangeTracker.Entries().Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
        if (changed.Count == 0) return 0;
        if (changed.Count < SaveMany.From || !await new SaveMany(this).TryRunAsync(changed, cancellationToken)) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
        return changed.Count;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<OffsetMilliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayNumber>();
        if (Kind == DatabaseKind.Sqlite) configurationBuilder.Properties<Guid>().HaveConversion<SortableGuid>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Said here as well: a context that is made outside a web application finds no Identity options to read the version from.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AspNetUserPasskeys");
            passkey.HasKey(key => key.CredentialId);
            passkey.Property(key => key.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(key => key.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(key => key.UserId);
        });
        builder.ApplyConfigurationsFromAssembly(typeof(HotlineDb).Assembly);
        SnakeCase.Apply(builder);
    }
}

/// <summary>The house on SQLite.</summary>
public sealed class SqliteHotlineDb(DbContextOptions<SqliteHotlineDb> options) : HotlineDb(options)
{
    public override DatabaseKind Kind => DatabaseKind.Sqlite;
}

/// <summary>The house on PostgreSQL.</summary>
public sealed class PostgresHotlineDb(DbContextOptions<PostgresHotlineDb> options) : HotlineDb(options)
{
    public override DatabaseKind Kind => DatabaseKind.Postgres;
}
