using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;
using OpenHotline.Recognise;
using OpenHotline.Recognise.Near;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Recognise;

/// <summary>The index follows the tables in every process, and its file is no list of hashes.</summary>
public sealed class BankIndexTests
{
    private static readonly PdqHash Known = BankSteps.Random(new Random(6));

    [Theory, OnEveryDatabase]
    public async Task What_one_process_adds_or_withdraws_another_knows_at_its_next_look(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var other = new BankIndex();
        var bank = await house.BankAsync();
        Assert.Equal((true, 0), await FollowAsync(house, other));
        await house.AddAsync(bank, $"pdq:{Known}");
        Assert.Equal((true, 1), await FollowAsync(house, other));
        Assert.Null(await house.SayAsync(Guid.NewGuid(), Assert.Single(await house.HitsAsync(Known)).EntryId, EntrySaying.Withdraw, "Not it"));
        Assert.Equal((true, 0), await FollowAsync(house, other));
        Assert.NotNull(other.CurrentAt);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_does_not_wait_for_a_long_reading_and_is_told_that_something_may_be_missing(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var index = new BankIndex();
        await house.AddAsync(await house.BankAsync(), Many(3000));
        Assert.Equal((false, 2000), await FollowAsync(house, index, mostRows: 1));
        Assert.False(index.IsReady);
        using (await index.EnterAsync(waits: true, TestContext.Current.CancellationToken)) Assert.Equal((false, 2000), await FollowAsync(house, index, mostRows: 1));
        Assert.Equal((true, 3000), await FollowAsync(house, index));
    }

    [Theory, OnEveryDatabase]
    public async Task The_file_brings_the_index_back_and_the_tables_bring_what_came_later(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        await house.AddAsync(bank, Many(5000));
        var first = new BankIndex();
        await FollowAsync(house, first);
        await UsingFileAsync(house, first, file => file.Save());
        Assert.Equal(0, first.Unsaved);
        await house.AddAsync(bank, $"pdq:{Known}");
        var second = new BankIndex();
        Assert.Equal((true, 5001), await FollowAsync(house, second));
        // Only what came after the file was read from the tables.
        Assert.Equal(1, second.Unsaved);
        Assert.Equal(first.Hashes.Entries().Order(ById), second.Hashes.Entries().Where(entry => entry.Hash != Known).Order(ById));
    }

    [Theory, OnEveryDatabase]
    public async Task The_file_holds_no_hash_in_clear_and_a_broken_one_is_made_anew(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), $"pdq:{Known}");
        var index = new BankIndex();
        await FollowAsync(house, index);
        var path = await UsingFileAsync(house, index, file => { file.Save(); return file.FilePath; });
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        foreach (var word in new[] { Known[0], Known[1], Known[2], Known[3] }) Assert.Equal(-1, bytes.AsSpan().IndexOf(BitConverter.GetBytes(word)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("OHRADIX"u8));
        bytes[^40] ^= 1;
        foreach (var broken in new[] { bytes, bytes[..^1], [], "something else"u8.ToArray() })
        {
            await File.WriteAllBytesAsync(path, broken, TestContext.Current.CancellationToken);
            var fresh = new BankIndex();
            Assert.Equal((true, 1), await FollowAsync(house, fresh));
            Assert.Equal(1, fresh.Unsaved);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_from_after_the_state_that_a_database_was_put_back_to_is_not_believed(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        await house.AddAsync(bank, Many(3));
        var index = new BankIndex();
        await FollowAsync(house, index);
        await UsingFileAsync(house, index, file => file.Save());
        await house.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HotlineDb>();
            await db.ExecuteAsync("DELETE FROM bank_entries WHERE number = 3", TestContext.Current.CancellationToken);
            await db.ExecuteAsync("UPDATE banks SET changes = 2", TestContext.Current.CancellationToken);
        });
        Assert.Equal((true, 2), await FollowAsync(house, new BankIndex()));
        // Another entry took the number that was free again.
        await house.AddAsync(bank, $"pdq:{Known}");
        var fresh = new BankIndex();
        Assert.Equal((true, 3), await FollowAsync(house, fresh));
        Assert.Contains(fresh.Hashes.Entries(), entry => entry.Hash == Known);
    }

    [Fact]
    public async Task The_file_is_written_when_a_tenth_of_the_index_is_not_in_it()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var index = new BankIndex { Unsaved = 9_999 };
        Assert.False(await UsingFileAsync(house, index, file => file.SaveIfDue()));
        index.Unsaved = 10_000;
        Assert.True(await UsingFileAsync(house, index, file => file.SaveIfDue()));
        Assert.False(await UsingFileAsync(house, index, file => file.SaveIfDue()));
    }

    private static Comparer<IndexEntry> ById { get; } = Comparer<IndexEntry>.Create((one, other) => one.Id.CompareTo(other.Id));

    private static string Many(int count)
    {
        var random = new Random(count);
        return string.Join('\n', Enumerable.Range(0, count).Select(_ => $"pdq:{BankSteps.Random(random)}"));
    }

    private static BankIndexFile FileOf(IServiceProvider services, TestHouse house, BankIndex index) =>
        new(services.GetRequiredService<HotlineDb>(), house.Settings, house.Keys, index, NullLogger<BankIndexFile>.Instance);

    internal static Task<T> UsingFileAsync<T>(TestHouse house, BankIndex index, Func<BankIndexFile, T> work) => house.InScopeAsync(services => Task.FromResult(work(FileOf(services, house, index))));

    private static Task UsingFileAsync(TestHouse house, BankIndex index, Action<BankIndexFile> work) => UsingFileAsync(house, index, file => { work(file); return true; });

    /// <summary>Another process of the same house: an index of its own on the same tables and the same file.</summary>
    internal static Task<(bool IsCurrent, long Count)> FollowAsync(TestHouse house, BankIndex index, int? mostRows = null) => house.InScopeAsync(async services =>
    {
        var follow = new FollowBanks(services.GetRequiredService<HotlineDb>(), services.GetRequiredService<Vault>(), house.Keys, index, FileOf(services, house, index), house.Clock);
        return (await follow.RunAsync(mostRows, TestContext.Current.CancellationToken), index.Count);
    });
}
