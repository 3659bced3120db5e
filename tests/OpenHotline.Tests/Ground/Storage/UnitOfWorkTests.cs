using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Storage;

public sealed class UnitOfWorkTests
{
    [Theory, OnEveryDatabase]
    public async Task An_inner_unit_joins_the_outer_one_and_falls_with_it(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ground.House.InScopeAsync(async services =>
        {
            var (unit, timeline) = (services.GetRequiredService<UnitOfWork>(), services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>());
            await unit.RunAsync(async inner =>
            {
                await unit.RunAsync(_ => { timeline.Write(new AccountEnabled(Guid.NewGuid())); return Task.CompletedTask; }, inner);
                throw new InvalidOperationException("after the inner one");
            }, TestContext.Current.CancellationToken);
        }));
        Assert.Equal(0, await ground.GetAsync<HotlineDb, int>(db => db.Set<FactRow>().CountAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_failed_unit_tracked_is_not_saved_by_the_next(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await ground.House.InScopeAsync(async services =>
        {
            var (unit, timeline) = (services.GetRequiredService<UnitOfWork>(), services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>());
            await Assert.ThrowsAsync<InvalidOperationException>(() => unit.RunAsync(_ =>
            {
                timeline.Write(new AccountEnabled(Guid.NewGuid()));
                throw new InvalidOperationException("stop");
            }, TestContext.Current.CancellationToken));
            await unit.RunAsync(_ => { timeline.Write(new AccountDisabled(Guid.NewGuid())); return Task.CompletedTask; }, TestContext.Current.CancellationToken);
        });
        Assert.Equal("account.disabled", await ground.ReadAsync("SELECT kind FROM facts", row => row.GetString(0)));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_writers_at_once_all_get_their_turn(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ground.GetAsync<OpenHotline.Ground.Timeline.Timeline, bool>(timeline =>
        {
            timeline.Write(new AccountEnabled(Guid.NewGuid()));
            return Task.FromResult(true);
        })));
        Assert.Equal(40, await ground.GetAsync<HotlineDb, int>(db => db.Set<FactRow>().CountAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task No_saving_inside_a_unit_marks_a_point_to_return_to(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        Assert.False(await ground.GetAsync<HotlineDb, bool>(db => Task.FromResult(db.Database.AutoSavepointsEnabled)));
    }

    [Fact]
    public async Task On_PostgreSQL_statements_that_return_are_prepared()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        await using var ground = await GroundHouse.OpenAsync(TestDatabase.Postgres);
        for (var i = 0; i < 10; i++)
        {
            await ground.GetAsync<OpenHotline.Ground.Timeline.Timeline, bool>(timeline =>
            {
                timeline.Write(new AccountEnabled(Guid.NewGuid()));
                return Task.FromResult(true);
            });
        }

        await ground.House.InScopeAsync(async services =>
        {
            var prepared = await services.GetRequiredService<HotlineDb>().Database.SqlQueryRaw<string>("SELECT statement FROM pg_prepared_statements").ToListAsync(TestContext.Current.CancellationToken);
            Assert.Contains(prepared, statement => statement.Contains("INSERT INTO facts", StringComparison.Ordinal));
        });
    }
}
