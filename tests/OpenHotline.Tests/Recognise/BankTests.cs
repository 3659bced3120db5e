using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Matching.Signals;
using OpenHotline.Recognise;
using OpenHotline.Testing;
using OpenHotline.Tests.Verify;

namespace OpenHotline.Tests.Recognise;

public sealed class BankTests
{
    private static readonly string Md5 = Md5Signal.Examples[1].Signal.ToString();
    private static readonly string Sha256 = Sha256Signal.Examples[1].Signal.ToString();
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Ben = Guid.NewGuid();

    [Theory, OnEveryDatabase]
    public async Task A_pasted_hash_is_found_with_its_source_and_said_to_be_weak_where_it_is(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        var done = await house.AddAsync(bank, $"{Md5},A\n{Sha256.ToUpperInvariant()}, c\n");
        Assert.Equal((2, 0, 0), (done.Added, done.Known, done.RefusedCount));
        var weak = Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync($" {Md5.ToUpperInvariant()} "));
        Assert.True(weak.IsWeak);
        var hit = Assert.Single(weak.Hits);
        Assert.Equal(("Partner list", "Example partner", UkCategory.A, EntryState.Active), (hit.Bank, hit.Contributor, hit.Grade, hit.State));
        var strong = Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync(Sha256));
        Assert.Equal((false, UkCategory.C), (strong.IsWeak, Assert.Single(strong.Hits).Grade));
    }

    [Theory, OnEveryDatabase]
    public async Task A_hash_is_still_found_after_the_keys_were_turned(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        await house.AddAsync(bank, $"{Md5},A\n{Sha256}\n");
        var cancellation = TestContext.Current.CancellationToken;
        await house.InScopeAsync(services => services.GetRequiredService<RotateKeys>().RunAsync(cancellation));
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await house.RunJobAsync<MoveToNewestKeysJob>();
        Assert.IsType<DropOldKeys.Outcome.Dropped>(await house.InScopeAsync(services => services.GetRequiredService<DropOldKeys>().RunAsync(dryRun: false, cancellation)));
        foreach (var hash in new[] { Md5, Sha256 }) Assert.Single(Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync(hash)).Hits);
        Assert.Equal((0, 2), ((await house.AddAsync(bank, $"{Md5}\n{Sha256}")).Added, (await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().Set<BankEntry>().CountAsync(cancellation)))));
    }

    [Theory, OnEveryDatabase]
    public async Task Each_line_that_is_not_taken_is_named_and_the_others_go_in(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        var done = await house.AddAsync(bank, $"hash,category\n{Md5}\nnot a hash\n{Sha256},Z\n\n{Md5}\n{Md5Signal.OfNothing}\n{new string('a', 5000)}\n{Sha256}");
        Assert.Equal((2, 1, 4), (done.Added, done.Known, done.RefusedCount));
        Assert.Equal([3, 4, 7, 8], done.Refused.Select(line => line.Number));
        Assert.Equal((0, 2), ((await house.AddAsync(bank, $"{Md5}\n{Sha256}")).Added, (await house.AddAsync(bank, $"{Md5}\n{Sha256}")).Known));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_lines_go_in_batch_by_batch(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        var lines = string.Join('\n', Enumerable.Range(1, 1234).Select(i => i.ToString("x32", CultureInfo.InvariantCulture)));
        Assert.Equal(1234, (await house.AddAsync(bank, lines)).Added);
        Assert.Equal(1234, (await house.AddAsync(bank, lines)).Known);
    }

    [Theory, OnEveryDatabase]
    public async Task A_hit_in_a_case_is_told_and_acts_on_nothing(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), Sha256);
        var (page, episode) = (Guid.NewGuid(), Guid.NewGuid());
        await house.InScopeAsync(services => services.GetRequiredService<LookUpHash>().RunAsync(Sha256, (page, episode), TestContext.Current.CancellationToken));
        Assert.Equal((page, "SHA-256", 0), Assert.Single(await house.FactsAsync<HashMatched>()) is var matched ? (matched.WebpageId, matched.Signal, matched.Distance) : default);
    }

    [Theory, OnEveryDatabase]
    public async Task Confirming_challenging_and_withdrawing_take_the_right_people_and_a_reason(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var bank = await house.BankAsync();
        await house.InScopeAsync(services =>
        {
            services.GetRequiredService<Actor>().ActAs(Ann);
            return services.GetRequiredService<AddEntries>().RunAsync(bank, new StringReader(Sha256), new EntryWish(), TestContext.Current.CancellationToken);
        });
        var entry = (await house.InScopeAsync(services => services.GetRequiredService<HotlineDb>().BankEntries.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken))).Id;

        Assert.Equal(JudgeEntry.Refusal.SomebodyElseMust, await house.SayAsync(Ann, entry, EntrySaying.Confirm));
        Assert.Null(await house.SayAsync(Ben, entry, EntrySaying.Confirm));
        Assert.Equal(JudgeEntry.Refusal.ConfirmedBefore, await house.SayAsync(Ben, entry, EntrySaying.Confirm));
        Assert.Equal(JudgeEntry.Refusal.NoReason, await house.SayAsync(Ben, entry, EntrySaying.Challenge));
        Assert.Null(await house.SayAsync(Ben, entry, EntrySaying.Challenge, "A drawing of a shape"));
        Assert.Equal(EntryState.Challenged, Assert.Single(Assert.IsType<LookUpHash.Outcome.LookedUp>(await house.LookUpAsync(Sha256)).Hits).State);
        Assert.Equal(JudgeEntry.Refusal.SomebodyElseMust, await house.SayAsync(Ben, entry, EntrySaying.Keep));
        Assert.Null(await house.SayAsync(Ann, entry, EntrySaying.Keep));
        Assert.Null(await house.SayAsync(Ann, entry, EntrySaying.Withdraw, "Sent by mistake"));
        Assert.Equal(JudgeEntry.Refusal.Withdrawn, await house.SayAsync(Ben, entry, EntrySaying.Challenge, "Again"));
        var row = Assert.Single(await house.InScopeAsync(services => services.GetRequiredService<ReadBanks>().EntriesAsync(bank, TestContext.Current.CancellationToken)));
        Assert.Equal((EntryState.Withdrawn, "Sent by mistake", Sha256[..8]), (row.State, row.Reason, row.Beginning));
    }

    [Theory]
    [InlineData(""), InlineData("xyz"), InlineData("900150983cd24fb0d6963f7d28e17f7"), InlineData("900150983cd24fb0d6963f7d28e17f72 "), InlineData("900150983cd24fb0d6963f7d28e17f7g")]
    public void What_is_no_hash_is_refused_with_a_sentence_that_repeats_nothing(string text)
    {
        if (TypedHash.Of(text) is TypedHash.Reading.Refused refused && text.Length > 0) Assert.DoesNotContain(text, refused.Sentence, StringComparison.Ordinal);
        else Assert.True(text.Length == 0 || text.EndsWith(' '));
    }
}
