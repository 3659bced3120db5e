using Npgsql;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Testing;

/// <summary>The PostgreSQL server that the tests may use. <c>./test</c> starts one and names it.</summary>
public static class PostgresServer
{
    // Any number will do, as long as every test process takes the same.
    private const long TemplateLock = 7215340;

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    /// <summary>A connection string to the server's <c>postgres</c> database by an account that may create databases; null where there is none.</summary>
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("OPENHOTLINE_TEST_POSTGRES") is { Length: > 0 } set ? set : null;

    /// <summary>Why tests on PostgreSQL are skipped; null where they run.</summary>
    public static string? WhyNot { get; } = ConnectionString is null
        ? "OPENHOTLINE_TEST_POSTGRES names no PostgreSQL server; ./test starts one, and so does scripts/postgres.sh."
        : null;

    internal static DatabaseAddress AddressOf(string database) => DatabaseAddress.ForPostgres(
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database, MaxPoolSize = 60, IncludeErrorDetail = true }.ConnectionString);

    internal static async Task<string> CreateDatabaseAsync()
    {
        var template = await Template.Value;
        var name = $"t_{Guid.NewGuid():n}";
        await using var server = await OpenAsync();
        await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    internal static async Task DropDatabaseAsync(string name)
    {
        await using (var own = new NpgsqlConnection(AddressOf(name).ConnectionString)) NpgsqlConnection.ClearPool(own);
        await using var server = await OpenAsync();
        await RunAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    // One template for each build of the house, shared by all test processes on this server.
    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{typeof(HotlineDb).Module.ModuleVersionId:n}";
        await using var server = await OpenAsync();
        // Race: two test processes may come here at once; the second waits and finds the template made.
        await RunAsync(server, $"SELECT pg_advisory_lock({TemplateLock})");
        await using (var ask = new NpgsqlCommand($"SELECT datistemplate FROM pg_database WHERE datname = '{name}'", server))
        {
            if (await ask.ExecuteScalarAsync() is true) return name;
        }

        // Not yet marked as a template: left behind by a process that stopped half-way.
        await RunAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await RunAsync(server, $"CREATE DATABASE {name}");
        var address = AddressOf(name);
        await StorageRoom.MigrateAsync(address, CancellationToken.None);
        await using (var own = new NpgsqlConnection(address.ConnectionString)) NpgsqlConnection.ClearPool(own);
        NpgsqlConnection.ClearAllPools();
        await RunAsync(server, $"ALTER DATABASE {name} WITH is_template true allow_connections false");
        return name;
    }

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        // Without a pool: the advisory lock ends with the connection, and nothing idles while tests run.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, CommandTimeout = 120 }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
