using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground;

/// <summary>A house on a fresh database, and small steps that tests of the ground share.</summary>
internal sealed class GroundHouse : IAsyncDisposable
{
    private readonly FreshDatabase own;

    private GroundHouse(FreshDatabase own, TestHouse house) => (this.own, House) = (own, house);

    public TestHouse House { get; }

    public static async Task<GroundHouse> OpenAsync(TestDatabase database, Action<IServiceCollection>? outside = null)
    {
        var own = await FreshDatabase.CreateAsync(database);
        return new GroundHouse(own, await TestHouse.OpenAsync(own.Address, outside));
    }

    public Task<T> GetAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull => House.InUnitAsync(services => work(services.GetRequiredService<TService>()));

    public Task<T> AsAsync<TService, T>(Guid accountId, Func<TService, Task<T>> work) where TService : notnull => House.InUnitAsync(services =>
    {
        services.GetRequiredService<Actor>().ActAs(accountId);
        return work(services.GetRequiredService<TService>());
    });

    public Task<int> SqlAsync(string sql, params (string Name, object? Value)[] parameters) =>
        GetAsync<HotlineDb, int>(db => db.ExecuteAsync(sql, TestContext.Current.CancellationToken, parameters));

    public async Task<T> ReadAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params (string Name, object? Value)[] parameters) =>
        (await GetAsync<HotlineDb, List<T>>(db => db.ListAsync(sql, read, TestContext.Current.CancellationToken, parameters)))[0];

    /// <summary>Writes facts and puts them into the tree.</summary>
    public async Task WriteFactsAsync(int count)
    {
        await GetAsync<OpenHotline.Ground.Timeline.Timeline, bool>(timeline =>
        {
            for (var i = 0; i < count; i++) timeline.Write(new EpisodeClosed(Guid.NewGuid(), Guid.NewGuid(), EpisodeEnd.Removed));
            return Task.FromResult(true);
        });
        await House.RunJobAsync<SequenceFactsJob>();
    }

    /// <summary>An account that has joined.</summary>
    public Task<Guid> AccountAsync(StaffRoles roles) => GetAsync<HotlineDb, Guid>(db =>
    {
        var now = House.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(new Account { Id = id, DisplayName = $"Person {id:N}", UserName = $"{id:N}@staff.example", NormalizedUserName = $"{id:N}@STAFF.EXAMPLE", Roles = roles, CreatedAt = now.UtcDateTime, JoinedAt = now.UtcDateTime });
        return Task.FromResult(id);
    });

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await own.DisposeAsync();
    }
}
