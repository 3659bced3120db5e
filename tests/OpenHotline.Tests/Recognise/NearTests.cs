using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Pdq;
using OpenHotline.Recognise;
using OpenHotline.Testing;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Recognise;

/// <summary>PDQ hashes in banks are found by distance.</summary>
public sealed class NearTests
{
    private static readonly PdqHash Known = BankSteps.Random(new Random(5));
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Ben = Guid.NewGuid();

    [Theory, OnEveryDatabase]
    public async Task A_hash_is_found_up_to_the_radius_of_its_bank_with_bank_contributor_and_distance(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), $"pdq:{Known},B,88");
        await house.AddAsync(await house.BankAsync("Strict list", BankPurpose.Own, radius: 10), $"pdq:{Known}");
        var near = await house.HitsAsync(Known.Turned(10));
        Assert.Equal([("Partner list", "PDQ", 10, (int?)88, UkCategory.B), ("Strict list", "PDQ", 10, null, UkCategory.None)],
            near.OrderBy(hit => hit.Bank, StringComparer.Ordinal).Select(hit => (hit.Bank, hit.Signal, hit.Distance, hit.Quality, hit.Grade)));
        Assert.Equal(("Partner list", "Example partner", 31), Assert.Single(await house.HitsAsync(Known.Turned(31))) is var far ? (far.Bank, far.Contributor, far.Distance) : default);
        Assert.Empty(await house.HitsAsync(Known.Turned(32)));
    }

    [Theory, OnEveryDatabase]
    public async Task Another_radius_holds_from_the_next_look_up_on(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        await house.AddAsync(bank, $"pdq:{Known}");
        Assert.Empty(await house.HitsAsync(Known.Turned(50)));
        async Task<SetRadius.Outcome> SetAsync(int radius) => await house.InScopeAsync(services => services.GetRequiredService<SetRadius>().RunAsync(bank, radius, TestContext.Current.CancellationToken));
        Assert.Equal((SetRadius.Outcome.OutOfBounds, SetRadius.Outcome.OutOfBounds, SetRadius.Outcome.Set), (await SetAsync(65), await SetAsync(-1), await SetAsync(64)));
        Assert.Equal(50, Assert.Single(await house.HitsAsync(Known.Turned(50))).Distance);
        Assert.Equal(64, Assert.Single(await house.FactsAsync<BankRadiusSet>()).Radius);
    }

    [Theory, OnEveryDatabase]
    public async Task A_harmless_hit_comes_first_and_one_that_was_challenged_says_so_and_a_withdrawn_one_is_gone(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), $"pdq:{Known.Turned(3)}");
        await house.AddAsync(await house.BankAsync("Logos", BankPurpose.Negative), $"pdq:{Known.Turned(8)}");
        await house.AddAsync(await house.BankAsync("Unread", BankPurpose.Quarantine), $"pdq:{Known.Turned(1)}");
        var hits = await house.HitsAsync(Known);
        Assert.Equal([(BankPurpose.Negative, 8), (BankPurpose.Quarantine, 1), (BankPurpose.Partner, 3)], hits.Select(hit => (hit.Purpose, hit.Distance)));
        Assert.Null(await house.SayAsync(Ann, hits[2].EntryId, EntrySaying.Challenge, "Something else"));
        Assert.Equal(EntryState.Challenged, (await house.HitsAsync(Known))[2].State);
        Assert.Null(await house.SayAsync(Ben, hits[2].EntryId, EntrySaying.Withdraw, "It is something else"));
        Assert.Equal(["Logos", "Unread"], (await house.HitsAsync(Known)).Select(hit => hit.Bank));
    }

    [Theory, OnEveryDatabase]
    public async Task A_hit_in_a_case_is_told_with_its_distance_and_what_its_bank_stands_for(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync("Logos", BankPurpose.Negative), $"pdq:{Known.Turned(8)}");
        await house.InScopeAsync(services => services.GetRequiredService<LookUpHash>().RunAsync(Known.ToString(), (Guid.NewGuid(), Guid.NewGuid()), TestContext.Current.CancellationToken));
        Assert.Equal(("PDQ", 8, BankPurpose.Negative), Assert.Single(await house.FactsAsync<HashMatched>()) is var told ? (told.Signal, told.Distance, told.Purpose) : default);
    }

    [Theory, OnEveryDatabase]
    public async Task A_hash_of_low_quality_is_found_only_when_equal_unless_whoever_adds_it_wants_more(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var low = Known.Turned(100);
        var done = await house.AddAsync(await house.BankAsync(), $"pdq:{Known},50\npdq:{low},49");
        Assert.Equal((2, 1, 0), (done.Added, done.OnlyWhenEqual, done.RefusedCount));
        Assert.Single(await house.HitsAsync(Known.Turned(2)));
        Assert.Equal(49, Assert.Single(await house.HitsAsync(low)).Quality);
        Assert.Empty(await house.HitsAsync(low.Turned(1)));
        await house.AddAsync(await house.BankAsync("All of them"), $"pdq:{low},49", new EntryWish(FindsLowQuality: true));
        Assert.Equal("All of them", Assert.Single(await house.HitsAsync(low.Turned(1))).Bank);
    }

    [Theory, OnEveryDatabase]
    public async Task What_the_verb_hash_writes_goes_in_with_both_of_its_hashes(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var sha256 = new string('7', 64);
        var done = await house.AddAsync(await house.BankAsync(), $"""
            file,width,height,quality,pdq,sha256,error
            "a, ""b"".jpg",640,480,97,{Known},{sha256},
            empty.jpg,,,,,,undecodable: It has no pixels.
            low.png,20,20,7,{Known.Turned(90)},{new string('8', 64)},
            odd.png,20,20,170,{Known.Turned(91)},,
            """);
        Assert.Equal((4, 1, 2), (done.Added, done.OnlyWhenEqual, done.RefusedCount));
        Assert.Equal([3L, 5L], done.Refused.Select(line => line.Number));
        Assert.Equal(5, Assert.Single(await house.HitsAsync(Known.Turned(5))).Distance);
        Assert.Equal("SHA-256", Assert.Single(Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync(sha256)).Hits).Signal);
    }

    [Theory, OnEveryDatabase]
    public async Task Plain_digits_are_what_whoever_adds_them_says_and_are_looked_up_as_both(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        Assert.Equal(1, (await house.AddAsync(await house.BankAsync(), $"{Known}\n", new EntryWish(LongHash.Pdq))).Added);
        var found = Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync(Known.Turned(4).ToString()));
        Assert.Equal(("SHA-256 or PDQ", 4), (found.Signal, Assert.Single(found.Hits).Distance));
        Assert.Empty(Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync($"sha256:{Known}")).Hits);
        Assert.IsType<LookUpHash.Outcome.NotAHash>(await house.LookUpAsync($"pdq:{new string('0', 64)}"));
    }

    [Theory, OnEveryDatabase]
    public async Task Whatever_is_added_and_withdrawn_the_banks_answer_like_a_plain_comparison(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var random = new Random(11);
        var banks = new[] { (Id: await house.BankAsync("One"), Radius: 31), (Id: await house.BankAsync("Two", radius: 12), Radius: 12), (Id: await house.BankAsync("Three", radius: 64), Radius: 64) };
        var centres = Enumerable.Range(0, 4).Select(_ => BankSteps.Random(random)).ToArray();
        var oracle = new HashSet<(int Bank, PdqHash Hash)>();
        for (var round = 0; round < 3; round++)
        {
            for (var bank = 0; bank < banks.Length; bank++)
            {
                var more = Enumerable.Range(0, 40).Select(_ => centres[random.Next(centres.Length)].Turned(random.Next(45), random.Next(200))).ToList();
                oracle.UnionWith(more.Select(hash => (bank, hash)));
                await house.AddAsync(banks[bank].Id, string.Join('\n', more.Select(hash => $"pdq:{hash}")));
            }

            for (var gone = 0; gone < 5; gone++)
            {
                var (bank, hash) = oracle.ElementAt(random.Next(oracle.Count));
                var hit = (await house.HitsAsync(hash)).First(one => one.BankId == banks[bank].Id && one.Distance == 0 && one.State == EntryState.Active);
                Assert.Null(await house.SayAsync(Ann, hit.EntryId, EntrySaying.Withdraw, "Not it"));
                oracle.Remove((bank, hash));
            }

            foreach (var query in centres.Select(centre => centre.Turned(random.Next(30), random.Next(200))))
            {
                var wanted = oracle.Where(one => one.Hash.DistanceTo(query) <= banks[one.Bank].Radius).Select(one => (banks[one.Bank].Id, one.Hash.DistanceTo(query))).Order();
                var found = (await house.HitsAsync(query)).Where(hit => hit.State == EntryState.Active).Select(hit => (hit.BankId, hit.Distance)).Order();
                Assert.Equal(wanted, found);
            }
        }
    }

    [Theory, OnEveryDatabase]
    public async Task No_hash_stands_in_clear_in_the_table(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), $"pdq:{Known}");
        var row = await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().BankEntries.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
        var clear = new byte[PdqHash.LengthBytes];
        Known.CopyTo(clear);
        Assert.Equal((-1, -1), (row.SealedHash.AsSpan().IndexOf(clear.AsSpan(0, 6)), row.Lookup.AsSpan().IndexOf(clear.AsSpan(0, 6))));
    }
}
