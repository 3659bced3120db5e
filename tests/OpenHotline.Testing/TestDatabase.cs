namespace OpenHotline.Testing;

/// <summary>The two databases that every storage test runs on.</summary>
public enum TestDatabase
{
    /// <summary>A file in a temporary folder.</summary>
    Sqlite = 1,

    /// <summary>A database of its own on the server that <c>OPENHOTLINE_TEST_POSTGRES</c> names.</summary>
    Postgres = 2,
}
