using System.CommandLine;

namespace OpenHotline.Cli.Settings;

/// <summary>The flags that every verb knows. Each is also a setting of the same name in the file and, in capitals after <c>OPENHOTLINE_</c>, in the environment.</summary>
internal static class Flags
{
    public static readonly Option<string?> Data = new("--data") { Description = "The folder of database, logs and media. Default: ./data", HelpName = "DIR", Recursive = true };

    public static readonly Option<string?> Database = new("--database") { Description = "An SQLite file or a PostgreSQL connection string. Default: hotline.db in the data folder", HelpName = "WHERE", Recursive = true };

    public static readonly Option<string?> Keys = new("--keys") { Description = "The keyring's file, outside the data folder. Default: DIR-keys/keyring.json", HelpName = "FILE", Recursive = true };

    public static readonly Option<string?> Settings = new("--settings") { Description = "A settings file (JSON). Default: openhotline.json in the data folder, where there is one", HelpName = "FILE", Recursive = true };

    public static readonly Option<string?> Ports = new("--ports") { Description = "Ports by door, e.g. public=8080,workbench=8081,hosts=8082,members=8083,operations=8084,sandbox=8085", HelpName = "LIST", Recursive = true };

    public static readonly Option<string?> Doors = new("--doors") { Description = "Which doors this machine opens, and whether it runs the jobs: public,workbench,hosts,members,operations,jobs. Default: all", HelpName = "LIST", Recursive = true };

    public static readonly Option<string?> Bind = new("--bind") { Description = "The network address the doors listen on. Default: localhost", HelpName = "ADDRESS", Recursive = true };

    public static IReadOnlyList<Option<string?>> All => [Data, Database, Keys, Settings, Ports, Doors, Bind];
}
