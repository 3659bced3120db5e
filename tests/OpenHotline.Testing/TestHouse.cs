using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Testing;

/// <summary>A whole house without doors, on a given database, under a clock that the test moves. Jobs run when the test says so.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private TestHouse(ServiceProvider provider, HouseSettings settings, FakeTimeProvider clock, Keyring keys) =>
        (this.provider, Settings, Clock, Keys) = (provider, settings, clock, keys);

    public HouseSettings Settings { get; }

    public FakeTimeProvider Clock { get; }

    public Keyring Keys { get; }

    public IServiceProvider Services => provider;

    /// <summary>Builds it on a database that has its tables already, or is empty (then they are made).</summary>
    /// <param name="outside">Replaces what stands outside, such as the post or the registries, by fakes.</param>
    public static async Task<TestHouse> OpenAsync(DatabaseAddress database, Action<IServiceCollection>? outside = null, bool isSandbox = false)
    {
        var folder = Directory.CreateTempSubdirectory("openhotline-test-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var settings = new HouseSettings { DataFolder = folder, Database = database, KeyringFile = Path.Combine(folder, "keys.json"), IsSandbox = isSandbox };
        await StorageRoom.MigrateAsync(database, TestContext.Current.CancellationToken);
        var file = KeyringFile.Create(clock.GetUtcNow().UtcDateTime);
        file.Write(settings.KeyringFile);
        var keys = file.Open();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddOpenHotline(settings, keys);
        outside?.Invoke(services);
        return new TestHouse(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), settings, clock, keys);
    }

    /// <summary>Runs something in a scope of its own, as a request or a job does.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) => InScopeAsync(async services => { await work(services); return true; });

    /// <summary>Runs something inside one unit of work.</summary>
    public Task<T> InUnitAsync<T>(Func<IServiceProvider, Task<T>> work) =>
        InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(_ => work(services), TestContext.Current.CancellationToken));

    /// <summary>Runs one job once.</summary>
    public Task RunJobAsync<T>() where T : IHouseJob => InScopeAsync(services => services.GetRequiredService<T>().RunAsync(TestContext.Current.CancellationToken));

    /// <summary>Puts waiting facts into the tree and hands them to every room that follows them.</summary>
    public async Task TellFactsAsync()
    {
        await RunJobAsync<SequenceFactsJob>();
        await RunJobAsync<FollowFactsJob>();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.DataFolder, recursive: true);
    }
}
