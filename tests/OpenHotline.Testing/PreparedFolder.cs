using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Members;

namespace OpenHotline.Testing;

/// <summary>A data folder with its database and keyring, before the program serves it: with a member who may report.</summary>
public sealed class PreparedFolder : IDisposable
{
    private readonly TempFolder folder = new();

    private PreparedFolder(DatabaseAddress? database)
    {
        Database = database ?? DatabaseAddress.Parse(database: null, Data);
        Settings = new HouseSettings { DataFolder = Data, Database = Database, KeyringFile = folder.In("data-keys", "keyring.json") };
    }

    public string Data => folder.In("data");

    public DatabaseAddress Database { get; }

    public HouseSettings Settings { get; }

    /// <summary>The key of the one member.</summary>
    public string ApiKey { get; private set; } = "";

    /// <summary>The flags with which the program finds this folder's database.</summary>
    public (string, string)[] Flags => Database.Kind == DatabaseKind.Postgres ? [("--database", Database.ConnectionString)] : [];

    /// <param name="database">A PostgreSQL database, migrated or empty; nothing for SQLite in the folder.</param>
    public static async Task<PreparedFolder> MakeAsync(DatabaseAddress? database = null)
    {
        var prepared = new PreparedFolder(database);
        Directory.CreateDirectory(prepared.Data);
        KeyringFile.Create(TimeProvider.System.GetUtcNow().UtcDateTime).Write(prepared.Settings.KeyringFile);
        await StorageRoom.MigrateAsync(prepared.Database, CancellationToken.None);
        prepared.ApiKey = await prepared.WithHouseAsync(MakeMemberAsync);
        return prepared;
    }

    /// <summary>Looks into the house or changes it while nobody serves the folder.</summary>
    public async Task<T> WithHouseAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddOpenHotline(Settings, KeyringFile.Read(Settings.KeyringFile).Open());
        await using var house = services.BuildServiceProvider();
        await using var scope = house.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<string> MakeMemberAsync(IServiceProvider house)
    {
        var added = (AddMember.Outcome.Added)await house.GetRequiredService<AddMember>().RunAsync("Member for tests", ReportSource.Member, CancellationToken.None);
        var issued = (IssueMemberKey.Outcome.Issued)await house.GetRequiredService<IssueMemberKey>().RunAsync(added.MemberId, CancellationToken.None);
        return issued.Key.Reveal();
    }
}
