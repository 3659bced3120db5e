using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Recognise;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;

namespace OpenHotline.Tests.Recognise;

/// <summary>The bank of young people's own hashes: unverified until an assessment meets one, gone when it is taken back.</summary>
public sealed class OwnBankTests
{
    private static readonly Guid Page = Guid.NewGuid();
    private static readonly Guid Episode = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_request_fills_a_bank_of_its_own_and_taking_it_back_empties_it(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync($"{OwnSteps.Picture('a')}\n{OwnSteps.Picture('b')}");
        var hit = (await HitsAsync(house, 'a'))[0];
        Assert.Equal((BankPurpose.SelfReported, 0, EntryState.Active), (hit.Purpose, hit.Confirmations, hit.State));
        await house.TakeBackAsync(code);
        Assert.Empty(await HitsAsync(house, 'a'));
        Assert.Equal(0, await house.CountAsync($"bank_entries WHERE state <> {(int)EntryState.TakenBack}"));
        Assert.NotEqual(0, await house.CountAsync("facts WHERE kind = 'entry.withdrawn'"));
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_that_two_requests_brought_ends_with_the_last(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var first = await house.RequestAsync(OwnSteps.Picture('a'));
        var second = await house.RequestAsync(OwnSteps.Picture('a'));
        await house.TakeBackAsync(first);
        Assert.Single(await HitsAsync(house, 'a'));
        await house.TakeBackAsync(second);
        Assert.Empty(await HitsAsync(house, 'a'));
        await house.RequestAsync(OwnSteps.Picture('a'));
        Assert.Single(await HitsAsync(house, 'a'));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_an_assessed_page_on_which_it_is_met_confirms_it_and_then_it_stays(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync($"{OwnSteps.Picture('a')}\n{OwnSteps.Picture('b')}");
        var entry = (await HitsAsync(house, 'a', (Page, Episode))).Single().EntryId;
        Assert.Equal(JudgeEntry.Refusal.OnlyByAssessment, Assert.IsType<JudgeEntry.Outcome.Refused>(await ConfirmAsync(house, entry)).Why);
        await AssessAsync(house, Verdict.Actionable);
        await AssessAsync(house, Verdict.Actionable);
        Assert.Equal(1, (await HitsAsync(house, 'a')).Single().Confirmations);

        await house.TakeBackAsync(code);
        Assert.Equal(entry, (await HitsAsync(house, 'a')).Single().EntryId);
        Assert.Empty(await HitsAsync(house, 'b'));
        Assert.Equal((0, 1), (await house.CountAsync("own_entries"), await house.CountAsync("own_meetings WHERE confirmed_at IS NOT NULL")));

        await AssessAsync(house, Verdict.NotActionable);
        Assert.Empty(await HitsAsync(house, 'a'));
    }

    [Theory, OnEveryDatabase]
    public async Task When_its_time_is_over_an_unconfirmed_hash_goes(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a'));
        house.Clock.Advance(TimeSpan.FromDays(366));
        await house.RunJobAsync<ApplyRetentionJob>();
        await house.TellFactsAsync();
        Assert.Empty(await HitsAsync(house, 'a'));
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal(0, await house.CountAsync("bank_entries"));
    }

    [Fact]
    public async Task Nobody_adds_to_it_by_hand_or_sets_up_another()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        await house.RequestAsync(OwnSteps.Picture('a'));
        var bank = (await house.ListAsync("SELECT id FROM banks", row => row.Id(0)))[0];
        Assert.IsType<AddEntries.Outcome.NoSuchBank>(await house.InScopeAsync(services => services.GetRequiredService<AddEntries>().RunAsync(bank, new StringReader(new string('b', 64)), new EntryWish(), Stop)));
        Assert.Equal(AddBank.Refusal.NoSuchPurpose, Assert.IsType<AddBank.Outcome.Refused>(await house.InScopeAsync(services => services.GetRequiredService<AddBank>().RunAsync("Mine", BankPurpose.SelfReported, "me", Stop))).Why);
    }

    private static Task<JudgeEntry.Outcome> ConfirmAsync(TestHouse house, Guid entry) => house.InScopeAsync(services =>
    {
        services.GetRequiredService<Actor>().ActAs(Guid.NewGuid());
        return services.GetRequiredService<JudgeEntry>().RunAsync(entry, EntrySaying.Confirm, null, Stop);
    });

    private static async Task<IReadOnlyList<LookUpHash.Hit>> HitsAsync(TestHouse house, char digit, (Guid, Guid)? forCase = null)
    {
        var found = await house.InScopeAsync(services => services.GetRequiredService<LookUpHash>().RunAsync($"sha256:{new string(digit, 64)}", forCase, Stop));
        await house.TellFactsAsync();
        return Assert.IsType<LookUpHash.Outcome.LookedUp>(found).Hits;
    }

    private static async Task AssessAsync(TestHouse house, Verdict verdict)
    {
        await house.InUnitAsync(services =>
        {
            services.GetRequiredService<Timeline>().Write(new EpisodeAssessed(Page, Episode, Guid.NewGuid(), 1, null, null, ThingKind.Webpage, verdict, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline,
                IndustryClass.None, default, default, default, default, default, IsOnion: false, ReportSource.Public, TableVersion: 1));
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }
}
