using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Matching.Pdq;
using OpenHotline.Recognise;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;

namespace OpenHotline.Tests.Recognise;

/// <summary>A young person's picture that somebody stored anew, smaller or in another format, is met by what it looks like.</summary>
public sealed class OwnNearTests
{
    private static readonly PdqHash Own = BankSteps.Random(new Random(7));
    private static readonly Guid Page = Guid.NewGuid();
    private static readonly Guid Episode = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_changed_copy_is_met_by_distance_as_an_unverified_suggestion(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a', Own, 88));
        var hit = Assert.Single(await house.HitsAsync(Own.Turned(20)));
        Assert.Equal((BankPurpose.SelfReported, "PDQ", 20, EntryState.Active, 0, (int?)88), (hit.Purpose, hit.Signal, hit.Distance, hit.State, hit.Confirmations, hit.Quality));
        Assert.Empty(await house.HitsAsync(Own.Turned(PdqHash.EverydayRadius + 1)));
        Assert.Equal(0, await house.CountAsync("facts WHERE kind = 'hash.matched'"));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_frame_of_a_video_is_met(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var frames = Enumerable.Range(0, 3).Select(place => Own.Turned(80, 80 * place)).ToList();
        await house.RequestAsync($"video {new string('c', 64)} {new string('c', 32)} {string.Join(' ', frames.Select(frame => $"{frame}:90"))}");
        foreach (var frame in frames) Assert.Equal(4, Assert.Single(await house.HitsAsync(frame.Turned(4, 250))).Distance);
    }

    [Theory, OnEveryDatabase]
    public async Task Taken_back_it_is_met_no_more_by_anybody_and_given_again_it_is(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync(OwnSteps.Picture('a', Own));
        Assert.Single(await house.HitsAsync(Own.Turned(5)));
        await house.TakeBackAsync(code);
        Assert.Empty(await house.HitsAsync(Own.Turned(5)));
        Assert.Empty(await house.HitsAsync(Own));
        await house.RequestAsync(OwnSteps.Picture('a', Own));
        Assert.Equal(5, Assert.Single(await house.HitsAsync(Own.Turned(5))).Distance);
    }

    [Theory, OnEveryDatabase]
    public async Task A_copy_that_an_analyst_assessed_stays_when_the_young_person_takes_theirs_back(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var other = BankSteps.Random(new Random(8));
        var code = await house.RequestAsync($"{OwnSteps.Picture('a', Own)}\n{OwnSteps.Picture('b', other)}");
        await house.InScopeAsync(services => services.GetRequiredService<LookUpHash>().RunAsync($"pdq:{Own.Turned(9)}", (Page, Episode), Stop));
        await house.TellFactsAsync();
        await AssessAsync(house);
        Assert.Equal(1, Assert.Single(await house.HitsAsync(Own.Turned(3))).Confirmations);
        await house.TakeBackAsync(code);
        Assert.Equal((3, 1), Assert.Single(await house.HitsAsync(Own.Turned(3))) is var stays ? (stays.Distance, stays.Confirmations) : default);
        Assert.Empty(await house.HitsAsync(other.Turned(3)));
        Assert.Equal(0, await house.CountAsync("own_entries"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_picture_with_little_to_see_is_met_only_when_equal_until_somebody_gives_it_with_more(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a', Own, 49));
        Assert.Single(await house.HitsAsync(Own));
        Assert.Empty(await house.HitsAsync(Own.Turned(1)));
        await house.RequestAsync(OwnSteps.Picture('b', Own, 50));
        Assert.Equal(50, Assert.Single(await house.HitsAsync(Own.Turned(1))).Quality);
    }

    [Theory, OnEveryDatabase]
    public async Task A_picture_that_is_the_same_everywhere_adds_no_hash_of_its_look(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a', PdqHash.OfNothing));
        Assert.Equal((2, 0), (await house.CountAsync("bank_entries"), await house.CountAsync($"bank_entries WHERE signal = {(int)SignalKind.Pdq}")));
    }

    [Theory, OnEveryDatabase]
    public async Task A_flood_of_made_up_hashes_hides_no_other_bank(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), $"pdq:{Own.Turned(30)}");
        for (var request = 0; request < 3; request++)
        {
            await house.RequestAsync(string.Join('\n', Enumerable.Range(0, Fingerprints.MaxFiles).Select(i => $"picture {100 * request + i:x64} {100 * request + i + 1:x32} {Own.Turned(2, 100 * request + i)}:100")));
        }

        var hits = await house.HitsAsync(Own);
        Assert.Equal((BankPurpose.Partner, 30), (hits[0].Purpose, hits[0].Distance));
        Assert.Equal(200, hits.Count(hit => hit.Purpose == BankPurpose.SelfReported));
    }

    [Theory, OnEveryDatabase]
    public async Task An_index_that_slept_while_rows_were_deleted_begins_anew(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a', Own));
        var code = await house.RequestAsync(OwnSteps.Picture('b', Own.Turned(100)));
        var sleeping = new OpenHotline.Recognise.Near.BankIndex();
        Assert.Equal((true, 2), await BankIndexTests.FollowAsync(house, sleeping));
        var file = await BankIndexTests.UsingFileAsync(house, sleeping, one => { one.Save(); return one.FilePath; });
        await house.TakeBackAsync(code);
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal(3, await house.CountAsync("bank_entries"));
        Assert.Equal((true, 1), await BankIndexTests.FollowAsync(house, sleeping));
        Assert.True(File.Exists(file));
        Assert.Equal((true, 1), await BankIndexTests.FollowAsync(house, new OpenHotline.Recognise.Near.BankIndex()));
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_taken_back_is_shown_to_nobody_and_judged_by_nobody(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync(OwnSteps.Picture('a', Own));
        var entry = Assert.Single(await house.HitsAsync(Own)).EntryId;
        await house.TakeBackAsync(code);
        var bank = (await house.ListAsync("SELECT id FROM banks", row => row.Id(0)))[0];
        Assert.Empty(await house.InScopeAsync(services => services.GetRequiredService<ReadBanks>().EntriesAsync(bank, Stop)));
        Assert.Equal(JudgeEntry.Refusal.NoSuchEntry, await house.SayAsync(Guid.NewGuid(), entry, EntrySaying.Withdraw, "Not it"));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_sends_hashes_to_learn_what_we_hold_is_told_what_everybody_is_told(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.AddAsync(await house.BankAsync(), $"pdq:{Own}\nsha256:{new string('a', 64)}");
        var held = await house.RequestAsync(OwnSteps.Picture('a', Own));
        var unknown = await house.RequestAsync(OwnSteps.Picture('b', Own.Turned(120)));
        foreach (var hours in new[] { 0, 1, 48 })
        {
            for (var hour = 0; hour < hours; hour++) house.HourPasses();
            await house.TellFactsAsync();
            var (one, other) = ((await house.StatusAsync(held))!, (await house.StatusAsync(unknown))!);
            Assert.Equal((one.Step, one.Pictures, one.End, one.HandOver, one.KeptUntil.Date), (other.Step, other.Pictures, other.End, other.HandOver, other.KeptUntil.Date));
        }

        await house.TakeBackAsync(held);
        await house.TakeBackAsync(unknown);
        Assert.Equal(((await house.StatusAsync(held))!.Step, OwnRequestEnd.TakenBack), ((await house.StatusAsync(unknown))!.Step, (await house.StatusAsync(held))!.End));
        Assert.Equal(BankPurpose.Partner, Assert.Single(await house.HitsAsync(Own)).Purpose);
    }

    private static async Task AssessAsync(TestHouse house)
    {
        await house.InUnitAsync(services =>
        {
            services.GetRequiredService<Timeline>().Write(new EpisodeAssessed(Page, Episode, Guid.NewGuid(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline,
                IndustryClass.None, default, default, default, default, default, IsOnion: false, ReportSource.Public, TableVersion: 1));
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }
}
