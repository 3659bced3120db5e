using System.Data.Common;

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

    /// <summary>A PostgreSQL database by its connection string. What the string says itself is kept.</summary>
    /// <remarks>
    /// Statements that return are prepared (decision 0206). A connection goes back to the pool as it is: nothing here sets
    /// anything for a session, nor takes a lock of one. Behind a pooler that gives out connections by transaction, say
    /// <c>Max Auto Prepare=0</c>.
    /// </remarks>
    /// <exception cref="FormatException">A connection string that cannot be read. The message never repeats it.</exception>
    public static DatabaseAddress ForPostgres(string connectionString)
    {
        var said = new DbConnectionStringBuilder();
        try
        {
            said.ConnectionString = connectionString;
        }
        catch (ArgumentException broken)
        {
            throw new FormatException("The PostgreSQL address cannot be read. Write Host=…;Database=…;Username=…;Password=….", broken);
        }

        var names = said.Keys!.Cast<string>().Select(Bare).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Habits.Where(habit => !names.Contains(Bare(habit.Name)))) said[name] = value;
        return new DatabaseAddress(DatabaseKind.Postgres, said.ConnectionString, FilePath: null);
    }

    private static readonly (string Name, string Value)[] Habits = [("Max Auto Prepare", "250"), ("Auto Prepare Min Usages", "3"), ("No Reset On Close", "true")];

    // The driver takes its settings' names with and without spaces.
    private static string Bare(string name) => name.Replace(" ", "", StringComparison.Ordinal);

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
