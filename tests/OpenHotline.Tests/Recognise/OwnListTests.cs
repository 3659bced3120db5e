using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Members;
using OpenHotline.Matching.Pdq;
using OpenHotline.Recognise;
using OpenHotline.Recognise.YoungPeople;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;

namespace OpenHotline.Tests.Recognise;

/// <summary>Members may take young people's own hashes as a list apart, and learn what was taken back.</summary>
public sealed class OwnListTests
{
    private static readonly PdqHash Own = BankSteps.Random(new Random(9));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task The_list_is_given_page_by_page_and_then_only_what_changed(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var member = await GrantedAsync(house);
        await house.RequestAsync($"{OwnSteps.Picture('a', Own, 77)}\n{OwnSteps.Picture('b', Own.Turned(90))}");
        var first = await PageAsync(house, member, null, most: 4);
        var second = await PageAsync(house, member, first.Next, most: 4);
        Assert.Equal((4, true, 2, false), (first.Lines.Count, first.HasMore, second.Lines.Count, second.HasMore));
        Assert.Contains(first.Lines.Concat(second.Lines), line => (line.Signal, line.Hash, line.Quality, line.From) == (SignalKind.Pdq, Own.ToString(), 77, ReadOwnList.Provenance.SelfReported));
        Assert.Equal(6, first.Lines.Concat(second.Lines).Select(line => line.Name).Distinct().Count());
        var quiet = await PageAsync(house, member, second.Next);
        Assert.Equal((0, second.Next), (quiet.Lines.Count, quiet.Next));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_taken_back_comes_as_a_removal_without_its_hash_and_never_to_who_begins_later(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var member = await GrantedAsync(house);
        var code = await house.RequestAsync(OwnSteps.Picture('a', Own));
        var before = await PageAsync(house, member, null);
        await house.TakeBackAsync(code);
        var after = await PageAsync(house, member, before.Next);
        Assert.Equal(before.Lines.Select(line => line.Name).Order(StringComparer.Ordinal), after.Lines.Select(line => line.Name).Order(StringComparer.Ordinal));
        Assert.All(after.Lines, line => Assert.Equal((null, null, null, null), (line.Signal, line.Hash, line.Quality, line.From)));
        Assert.Empty((await PageAsync(house, member, null)).Lines);
        await house.RequestAsync(OwnSteps.Picture('a', Own));
        Assert.All((await PageAsync(house, member, after.Next)).Lines, line => Assert.NotNull(line.Hash));
    }

    [Theory, OnEveryDatabase]
    public async Task What_an_assessment_confirmed_stays_with_that_provenance(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var member = await GrantedAsync(house);
        var (page, episode) = (Guid.NewGuid(), Guid.NewGuid());
        var code = await house.RequestAsync(OwnSteps.Picture('a', Own));
        var before = await PageAsync(house, member, null);
        await house.InScopeAsync(services => services.GetRequiredService<LookUpHash>().RunAsync($"pdq:{Own}", (page, episode), Stop));
        await house.TellFactsAsync();
        await house.InUnitAsync(services =>
        {
            services.GetRequiredService<Timeline>().Write(new EpisodeAssessed(page, episode, Guid.NewGuid(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline,
                IndustryClass.None, default, default, default, default, default, IsOnion: false, ReportSource.Public, TableVersion: 1));
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
        // An assessment is told to nobody outside: the line is as it was.
        Assert.Empty((await PageAsync(house, member, before.Next)).Lines);
        await house.TakeBackAsync(code);
        var after = (await PageAsync(house, member, before.Next)).Lines;
        Assert.Equal((Own.ToString(), ReadOwnList.Provenance.Assessed), Assert.Single(after, line => line.Hash is not null) is var stays ? (stays.Hash, stays.From) : default);
        Assert.Equal(2, after.Count(line => line.Hash is null));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_comes_after_removals_were_forgotten_begins_anew(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var member = await GrantedAsync(house);
        var code = await house.RequestAsync(OwnSteps.Picture('a', Own));
        var late = (await PageAsync(house, member, null)).Next;
        await house.TakeBackAsync(code);
        var current = (await PageAsync(house, member, late)).Next;
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal(ReadOwnList.Refusal.TooOld, await WhyNotAsync(house, member, late));
        Assert.Empty((await PageAsync(house, member, current)).Lines);
        Assert.Empty((await PageAsync(house, member, null)).Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task A_place_that_we_did_not_give_is_refused(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var member = await GrantedAsync(house);
        await house.RequestAsync(OwnSteps.Picture('a', Own));
        var next = (await PageAsync(house, member, null)).Next;
        foreach (var odd in new[] { "", "1", new string('g', 32), new string('f', 32), next + "0" }) Assert.Equal(ReadOwnList.Refusal.UnknownPlace, await WhyNotAsync(house, member, odd));
        // Another entry stands where this one stood: the database was put back to an earlier state.
        Assert.Equal(ReadOwnList.Refusal.TooOld, await WhyNotAsync(house, member, next[..16] + new string('0', 16)));
        Assert.Equal(ReadOwnList.Refusal.TooOld, await WhyNotAsync(house, member, $"{999:x16}{next[16..]}"));
        foreach (var most in new[] { 0, -1, ReadOwnList.MostLines + 1 }) Assert.Equal(ReadOwnList.Refusal.OutOfBounds, await WhyNotAsync(house, member, null, most));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_takes_it_whom_two_people_did_not_let_and_ending_takes_one(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a', Own));
        var member = await MemberAsync(house, "Example company");
        Assert.Equal(ReadOwnList.Refusal.NotGranted, await WhyNotAsync(house, member, null));
        await GrantAsync(house, member);
        Assert.Equal(3, (await PageAsync(house, member, null)).Lines.Count);
        Assert.Equal(ReadOwnList.Refusal.NotGranted, await WhyNotAsync(house, await MemberAsync(house, "Another"), null));
        Assert.True(await house.InScopeAsync(services => services.GetRequiredService<EndOwnListGrant>().RunAsync(member, Stop)));
        Assert.False(await house.InScopeAsync(services => services.GetRequiredService<EndOwnListGrant>().RunAsync(member, Stop)));
        Assert.Equal(ReadOwnList.Refusal.NotGranted, await WhyNotAsync(house, member, null));
        Assert.Equal((1, 1), (await house.CountAsync("facts WHERE kind = 'own-list.granted'"), await house.CountAsync("facts WHERE kind = 'own-list.ended'")));
    }

    [Theory, OnEveryDatabase]
    public async Task Before_the_first_young_person_the_list_is_empty_and_goes_on_from_there(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var member = await GrantedAsync(house);
        var empty = await PageAsync(house, member, null);
        Assert.Empty(empty.Lines);
        await house.RequestAsync(OwnSteps.Picture('a', Own));
        Assert.Equal(3, (await PageAsync(house, member, empty.Next)).Lines.Count);
    }

    private static async Task<Guid> GrantedAsync(TestHouse house)
    {
        var member = await MemberAsync(house, "Example company");
        await GrantAsync(house, member);
        return member;
    }

    private static async Task<Guid> MemberAsync(TestHouse house, string name) =>
        Assert.IsType<AddMember.Outcome.Added>(await house.InScopeAsync(services => services.GetRequiredService<AddMember>().RunAsync(name, ReportSource.Member, Stop))).MemberId;

    private static Task GrantAsync(TestHouse house, Guid member) => house.InUnitAsync(async services =>
    {
        var act = services.GetServices<ActOfTwo>().OfType<GrantOwnListAct>().Single();
        Assert.Equal((Permission.ManageHouse, Permission.ApproveSecond, true), (act.Proposes, act.Approves, act.IsDoneAtApproval));
        await act.DoAsync(null!, GrantOwnListAct.PayloadFor(member), Stop);
        return true;
    });

    private static Task<ReadOwnList.Outcome> ReadAsync(TestHouse house, Guid member, string? after, int most) =>
        house.InScopeAsync(services => services.GetRequiredService<ReadOwnList>().RunAsync(member, after, most, Stop));

    private static async Task<ReadOwnList.Outcome.Page> PageAsync(TestHouse house, Guid member, string? after, int most = ReadOwnList.UsualLines) =>
        Assert.IsType<ReadOwnList.Outcome.Page>(await ReadAsync(house, member, after, most));

    private static async Task<ReadOwnList.Refusal> WhyNotAsync(TestHouse house, Guid member, string? after, int most = ReadOwnList.UsualLines) =>
        Assert.IsType<ReadOwnList.Outcome.Refused>(await ReadAsync(house, member, after, most)).Why;
}
