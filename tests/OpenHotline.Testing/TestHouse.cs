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
    private readonly TempFolder folder;
    private FreshDatabase? own;

    private TestHouse(ServiceProvider provider, TempFolder folder, HouseSettings settings, FakeTimeProvider clock, Keyring keys) =>
        (this.provider, this.folder, Settings, Clock, Keys) = (provider, folder, settings, clock, keys);

    /// <summary>When the clock of every test starts.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public HouseSettings Settings { get; }

    public FakeTimeProvider Clock { get; }

    public Keyring Keys { get; }

    public IServiceProvider Services => provider;

    /// <summary>Builds it on a fresh database of its own, gone with it.</summary>
    /// <param name="outside">Replaces what stands outside, such as the post or the registries, by fakes.</param>
    public static async Task<TestHouse> OpenAsync(TestDatabase database, Action<IServiceCollection>? outside = null, bool isSandbox = false)
    {
        var fresh = await FreshDatabase.CreateAsync(database);
        var house = Build(fresh.Address, outside, isSandbox);
        house.own = fresh;
        return house;
    }

    /// <summary>Builds it on a database that has its tables already, or is empty (then they are made), and leaves it there.</summary>
    /// <param name="outside">Replaces what stands outside, such as the post or the registries, by fakes.</param>
    public static async Task<TestHouse> OpenAsync(DatabaseAddress database, Action<IServiceCollection>? outside = null, bool isSandbox = false)
    {
        await StorageRoom.MigrateAsync(database, TestContext.Current.CancellationToken);
        return Build(database, outside, isSandbox);
    }

    /// <summary>Runs something in a scope of its own, as a request or a job does.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>The same on behalf of an account.</summary>
    public Task<T> AsAsync<T>(Guid accountId, Func<IServiceProvider, Task<T>> work) => InScopeAsync(services =>
    {
        services.GetRequiredService<Actor>().ActAs(accountId);
        return work(services);
    });

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
        if (own is not null) await own.DisposeAsync();
        folder.Dispose();
    }

    private static TestHouse Build(DatabaseAddress database, Action<IServiceCollection>? outside, bool isSandbox)
    {
        var place = new TempFolder();
        var clock = new FakeTimeProvider(Start);
        var settings = new HouseSettings { DataFolder = place.In("data"), Database = database, KeyringFile = place.In("keys", "keys.json"), IsSandbox = isSandbox };
        Directory.CreateDirectory(settings.DataFolder);
        var file = KeyringFile.Create(clock.GetUtcNow().UtcDateTime);
        file.Write(settings.KeyringFile);
        var keys = file.Open();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddOpenHotline(settings, keys);
        outside?.Invoke(services);
        return new TestHouse(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), place, settings, clock, keys);
    }
}
