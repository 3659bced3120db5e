using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Triage;

/// <summary>A house on a database of its own, with cases and short ways to act as somebody.</summary>
internal sealed class TriageHouse : IAsyncDisposable
{
    private readonly FreshDatabase database;

    private TriageHouse(FreshDatabase database, TestHouse house) => (this.database, House, Cases) = (database, house, new CaseMaker(house));

    public TestHouse House { get; }

    public CaseMaker Cases { get; }

    public static async Task<TriageHouse> OpenAsync(TestDatabase kind, Action<IServiceCollection>? outside = null)
    {
        var database = await FreshDatabase.CreateAsync(kind);
        return new TriageHouse(database, await TestHouse.OpenAsync(database.Address, outside));
    }

    /// <summary>Calls a use case in a scope of its own, as that person.</summary>
    public Task<T> AsAsync<TUseCase, T>(Guid account, Func<TUseCase, Task<T>> act) where TUseCase : notnull => House.InScopeAsync(services =>
    {
        services.GetRequiredService<Actor>().ActAs(account);
        return act(services.GetRequiredService<TUseCase>());
    });

    public Task<T> AskAsync<TUseCase, T>(Func<TUseCase, Task<T>> ask) where TUseCase : notnull => House.InScopeAsync(services => ask(services.GetRequiredService<TUseCase>()));

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await database.DisposeAsync();
    }
}
