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

    private PreparedFolder(DatabaseAddress? database, string? data)
    {
        Data = data ?? folder.In("data");
        Database = database ?? DatabaseAddress.Parse(database: null, Data);
        Settings = new HouseSettings { DataFolder = Data, Database = Database, KeyringFile = Data + "-keys/keyring.json" };
    }

    public string Data { get; }

    public DatabaseAddress Database { get; }

    public HouseSettings Settings { get; }

    /// <summary>The key of the one member.</summary>
    public string ApiKey { get; private set; } = "";

    /// <summary>The flags with which the program finds this folder's database.</summary>
    public (string, string)[] Flags => Database.Kind == DatabaseKind.Postgres ? [("--database", Database.ConnectionString)] : [];

    /// <param name="database">A PostgreSQL database, migrated or empty; nothing for SQLite in the folder.</param>
    /// <param name="data">Where the data folder is to lie; nothing for a temporary place.</param>
    public static async Task<PreparedFolder> MakeAsync(DatabaseAddress? database = null, string? data = null)
    {
        var prepared = new PreparedFolder(database, data);
        Directory.CreateDirectory(prepared.Data);
        KeyringFile.Create(TimeProvider.System.GetUtcNow().UtcDateTime).Write(prepared.Settings.KeyringFile);
        await StorageRoom.MigrateAsync(prepared.Database, CancellationToken.None);
        prepared.ApiKey = await prepared.WithHouseAsync(MakeMemberAsync);
        return prepared;
    }

    /// <summary>Looks into the house or changes it while nobody serves the folder.</summary>
    /// <param name="outside">Replaces what stands outside, such as the post or the registries, by fakes.</param>
    public async Task<T> WithHouseAsync<T>(Func<IServiceProvider, Task<T>> work, Action<IServiceCollection>? outside = null)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddOpenHotline(Settings, KeyringFile.Read(Settings.KeyringFile).Open());
        outside?.Invoke(services);
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
