namespace OpenHotline.Testing;

/// <summary>The PostgreSQL server that the tests may use. <c>./test</c> starts one and names it.</summary>
public static class PostgresServer
{
    /// <summary>A connection string to the server's <c>postgres</c> database by an account that may create databases; null where there is none.</summary>
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("OPENHOTLINE_TEST_POSTGRES") is { Length: > 0 } set ? set : null;

    /// <summary>Why tests on PostgreSQL are skipped; null where they run.</summary>
    public static string? WhyNot { get; } = ConnectionString is null
        ? "OPENHOTLINE_TEST_POSTGRES names no PostgreSQL server; ./test starts one, and so does scripts/postgres.sh."
        : null;
}
