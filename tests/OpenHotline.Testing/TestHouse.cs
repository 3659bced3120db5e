using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Testing;

/// <summary>The whole house on a database of its own, with a clock that stands until the test moves it. No door, no clockwork: jobs are called.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly ServiceProvider services;

    private TestHouse(FreshDatabase database, TempFolder folder, HouseSettings settings, Keyring keys, FakeTimeProvider clock, ServiceProvider services)
    {
        (Database, Settings, Keys, Clock) = (database, settings, keys, clock);
        (this.folder, this.services) = (folder, services);
    }

    /// <summary>When a test's clock starts.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public FreshDatabase Database { get; }
    public HouseSettings Settings { get; }
    public Keyring Keys { get; }
    public FakeTimeProvider Clock { get; }
    public IServiceProvider Services => services;

    /// <param name="more">Replaces what reaches outside (post, registries, names) by a fake; runs after the house's own registrations.</param>
    /// <param name="change">Changes settings before the house is built.</param>
    public static async Task<TestHouse> OpenAsync(TestDatabase database, Action<IServiceCollection>? more = null, Func<HouseSettings, HouseSettings>? change = null)
    {
        var fresh = await FreshDatabase.CreateAsync(database);
        var own = new TempFolder();
        var settings = new HouseSettings { DataFolder = own.In("data"), Database = fresh.Address, KeyringFile = own.In("keys", "keyring.json") };
        if (change is not null) settings = change(settings);
        Directory.CreateDirectory(settings.DataFolder);
        var clock = new FakeTimeProvider(Start);
        var file = KeyringFile.Create(Start.UtcDateTime);
        file.Write(settings.KeyringFile);
        var keys = file.Open();
        var rooms = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        rooms.AddOpenHotline(settings, keys);
        more?.Invoke(rooms);
        var built = rooms.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        return new TestHouse(fresh, own, settings, keys, clock, built);
    }

    /// <summary>Runs one use case or job in a scope of its own, as one request does.</summary>
    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task DoAsync<TService>(Func<TService, Task> work) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The same inside a unit of work, as the doors do with use cases that change something.</summary>
    public async Task<TResult> WriteAsync<TService, TResult>(Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<TService>();
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(_ => work(service), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
        folder.Dispose();
    }
}
