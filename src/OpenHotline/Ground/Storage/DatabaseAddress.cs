namespace OpenHotline.Ground.Storage;

/// <summary>The two databases that the house promises to run on, alike.</summary>
public enum DatabaseKind
{
    /// <summary>The embedded default: one file, one writer.</summary>
    Sqlite = 1,

    /// <summary>For teams: many machines, many writers.</summary>
    Postgres = 2,
}

/// <summary>Where the records are kept: an SQLite file or a PostgreSQL connection string.</summary>
/// <param name="FilePath">The full path of the SQLite file; null for PostgreSQL.</param>
public sealed record DatabaseAddress(DatabaseKind Kind, string ConnectionString, string? FilePath)
{
    /// <summary>Reads the <c>--database</c> setting: nothing means <c>hotline.db</c> in the data folder.</summary>
    /// <exception cref="FormatException">A PostgreSQL address that cannot be read. The message never repeats the password.</exception>
    public static DatabaseAddress Parse(string? database, string dataFolder)
    {
        if (string.IsNullOrWhiteSpace(database)) return ForFile(Path.Combine(dataFolder, "hotline.db"));
        if (database.StartsWith("postgres://", StringComparison.Ordinal) || database.StartsWith("postgresql://", StringComparison.Ordinal))
            return FromUri(database);
        if (database.Contains("Host=", StringComparison.OrdinalIgnoreCase)) return ForPostgres(database);
        return ForFile(database);
    }

    /// <summary>An SQLite database in one file.</summary>
    public static DatabaseAddress ForFile(string path)
    {
        var full = Path.GetFullPath(path);
        return new DatabaseAddress(DatabaseKind.Sqlite, $"Data Source={full};Foreign Keys=True;Default Timeout=30;Pooling=True", full);
    }

    /// <summary>A PostgreSQL database by its connection string.</summary>
    public static DatabaseAddress ForPostgres(string connectionString) => new(DatabaseKind.Postgres, connectionString, FilePath: null);

    // Privacy: a record prints its members; this one holds a password.
    public override string ToString() => Kind == DatabaseKind.Sqlite ? $"SQLite file {FilePath}" : "PostgreSQL";

    private static DatabaseAddress FromUri(string database)
    {
        if (!Uri.TryCreate(database, UriKind.Absolute, out var uri))
            throw new FormatException("The PostgreSQL address cannot be read. Write postgresql://user:password@host:port/name.");
        var user = uri.UserInfo.Split(':', 2);
        var parts = new Npgsql.NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = uri.AbsolutePath.Trim('/'),
            Username = Uri.UnescapeDataString(user[0]),
        };
        if (user.Length == 2) parts.Password = Uri.UnescapeDataString(user[1]);
        return ForPostgres(parts.ConnectionString);
    }
}
