using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Storage;

/// <summary>What other tests stand on: databases of their own, and a house on each.</summary>
public sealed class FreshDatabaseTests
{
    [Theory, OnEveryDatabase]
    public async Task Two_tests_never_see_each_others_rows(TestDatabase which)
    {
        await using var one = await FreshDatabase.CreateAsync(which);
        await using var other = await FreshDatabase.CreateAsync(which);
        await using (var db = one.Open()) await db.ExecuteAsync("CREATE TABLE only_here (id integer)", CancellationToken.None);
        await using var elsewhere = other.Open();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => elsewhere.ExecuteAsync("SELECT id FROM only_here", CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_databases_are_made_at_once(TestDatabase which) =>
        await Parallel.ForAsync(0, 12, async (_, _) =>
        {
            await using var database = await FreshDatabase.CreateAsync(which);
            await using var db = database.Open();
            Assert.True(await db.Database.CanConnectAsync());
        });

    [Theory, OnEveryDatabase]
    public async Task A_house_opens_on_it_with_a_clock_that_stands(TestDatabase which)
    {
        await using var house = await TestHouse.OpenAsync(which);
        Assert.Equal(TestHouse.Start, house.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        Assert.Equal(which.ToString(), await house.InScopeAsync(services => Task.FromResult(services.GetRequiredService<HotlineDb>().Kind.ToString())));
    }

    [Fact]
    public async Task The_file_of_a_test_is_gone_with_it()
    {
        string path;
        await using (var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite))
        {
            path = database.Address.FilePath!;
            await using var db = database.Open();
            await db.Database.OpenConnectionAsync();
            Assert.True(File.Exists(path));
        }

        Assert.False(Path.Exists(Path.GetDirectoryName(path)));
    }
}
