using OpenHotline.Cli.Serving;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Cli.Tests;

/// <summary>A lost, a mis-named and an older keyring, on a database that knows its keys.</summary>
public sealed class KeyringTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_lost_keyring_is_never_replaced(TestDatabase kind)
    {
        await using var database = await FreshDatabase.CreateAsync(kind);
        var settings = await StartedAsync(database.Address);
        var lost = settings with { KeyringFile = folder.In("elsewhere", "keyring.json") };
        var refused = await Assert.ThrowsAsync<FormatException>(() => OpenKeyring.RunAsync(lost, TimeProvider.System, Stop));
        Assert.Contains("no keyring at", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(lost.KeyringFile));
    }

    [Theory, OnEveryDatabase]
    public async Task Another_house_s_keyring_is_refused(TestDatabase kind)
    {
        await using var database = await FreshDatabase.CreateAsync(kind);
        var settings = await StartedAsync(database.Address);
        var other = settings with { KeyringFile = folder.In("other", "keyring.json") };
        KeyringFile.Create(DateTime.UnixEpoch).Write(other.KeyringFile);
        var refused = await Assert.ThrowsAsync<FormatException>(() => OpenKeyring.RunAsync(other, TimeProvider.System, Stop));
        Assert.Contains("is not the one", refused.Message, StringComparison.Ordinal);
        await OpenKeyring.RunAsync(settings, TimeProvider.System, Stop);
    }

    [Theory, OnEveryDatabase]
    public async Task A_machine_with_fewer_keys_is_compared_by_what_it_has(TestDatabase kind)
    {
        await using var database = await FreshDatabase.CreateAsync(kind);
        var settings = await StartedAsync(database.Address);
        var file = KeyringFile.Read(settings.KeyringFile);
        var half = settings with { KeyringFile = folder.In("door", "keyring.json") };
        file.PublicHalf().Write(half.KeyringFile);
        var keys = await OpenKeyring.RunAsync(half, TimeProvider.System, Stop);
        Assert.Equal(0, KeyMarks.Missing(keys, await HouseMarks.ReadAsync(database.Address, Stop)));

        file.Rotated(DateTime.UnixEpoch).Write(settings.KeyringFile);
        await OpenKeyring.RememberAsync(settings, await OpenKeyring.RunAsync(settings, TimeProvider.System, Stop), Stop);
        keys = await OpenKeyring.RunAsync(half, TimeProvider.System, Stop);
        Assert.Equal(3, KeyMarks.Missing(keys, await HouseMarks.ReadAsync(database.Address, Stop)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_sandbox_never_opens_a_hotline_s_own_database_and_the_other_way_round(TestDatabase kind)
    {
        await using var database = await FreshDatabase.CreateAsync(kind);
        await StartedAsync(database.Address);
        var flag = kind == TestDatabase.Postgres ? database.Address.ConnectionString : database.Address.FilePath!;
        // The folder is a sandbox's; the database is not.
        Directory.CreateDirectory(folder.In("box", "sandbox"));
        var sandbox = await CommandLine.RunAsync("sandbox", "--data", folder.In("box"), "--database", flag, "--quiet");
        Assert.Equal(2, sandbox.Exit);
        Assert.Contains("holds a hotline that is no sandbox", sandbox.Complained, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.In("figures.csv"), "period,metric,dimension,value_key,count,percent,base\n", Stop);
        Assert.Equal(2, (await CommandLine.RunAsync("replay", "--figures", folder.In("figures.csv"), "--data", folder.In("box"), "--database", flag)).Exit);

        await using var playing = await FreshDatabase.CreateAsync(kind);
        await StartedAsync(playing.Address, isSandbox: true);
        var address = kind == TestDatabase.Postgres ? playing.Address.ConnectionString : playing.Address.FilePath!;
        var served = await CommandLine.RunAsync("serve", "--data", folder.In("own"), "--database", address, "--keys", folder.In("keys", "keyring.json"));
        Assert.Equal(2, served.Exit);
        Assert.Contains("is a sandbox's", served.Complained, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A house that has started once on this database.</summary>
    private async Task<HouseSettings> StartedAsync(DatabaseAddress database, bool isSandbox = false)
    {
        var settings = new HouseSettings { DataFolder = folder.In("data"), Database = database, KeyringFile = folder.In("keys", "keyring.json"), IsSandbox = isSandbox };
        KeyringFile.Create(DateTime.UnixEpoch).Write(settings.KeyringFile);
        await OpenKeyring.RememberAsync(settings, await OpenKeyring.RunAsync(settings, TimeProvider.System, Stop), Stop);
        return settings;
    }
}
