using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

public sealed class ClaimTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task Two_analysts_never_get_the_same_case(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database, outside => outside.AddSingleton(new TriageSettings { MostClaimsEach = 50 }));
        var cases = await house.Cases.MakeAsync(200);
        var got = new ConcurrentBag<Guid>();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            var analyst = Guid.NewGuid();
            while (await house.AsAsync<ClaimNext, ClaimNext.Outcome>(analyst, claim => claim.RunAsync(analyst, Stop)) is ClaimNext.Outcome.Claimed claimed) got.Add(claimed.Claim.EpisodeId);
        }, Stop)));
        Assert.Equal(200, got.Count);
        Assert.Equal(cases.Order(), got.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task Only_one_of_many_who_ask_for_one_case_gets_it(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var id = await house.Cases.MakeOneAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            var analyst = Guid.NewGuid();
            return house.AsAsync<ClaimOne, ClaimOne.Outcome>(analyst, claim => claim.RunAsync(id, analyst, Stop));
        }, Stop)));
        Assert.Single(outcomes.OfType<ClaimOne.Outcome.Claimed>());
        Assert.Equal(15, outcomes.OfType<ClaimOne.Outcome.Refused>().Count(refused => refused.Why == ClaimOne.Refusal.HeldByAnother));
    }

    [Theory, OnEveryDatabase]
    public async Task What_matters_most_comes_first(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        await house.Cases.MakeAsync(3);
        var police = await house.Cases.MakeOneAsync(ReportSource.Police);
        var young = await house.Cases.MakeOneAsync(ReportSource.YoungPerson);
        var analyst = Guid.NewGuid();
        Assert.Equal([young, police], [await NextAsync(house, analyst), await NextAsync(house, analyst)]);
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_holds_more_than_a_few(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        await house.Cases.MakeAsync(5);
        var analyst = Guid.NewGuid();
        for (var i = 0; i < 3; i++) await NextAsync(house, analyst);
        Assert.Equal(new ClaimNext.Outcome.HoldsEnough(3), await house.AsAsync<ClaimNext, ClaimNext.Outcome>(analyst, claim => claim.RunAsync(analyst, Stop)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_claim_given_back_waits_for_the_next(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var id = await house.Cases.MakeOneAsync();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await NextAsync(house, first);
        Assert.False(await house.AsAsync<ReleaseClaim, bool>(second, release => release.RunAsync(id, second, Stop)));
        Assert.True(await house.AsAsync<ReleaseClaim, bool>(first, release => release.RunAsync(id, first, Stop)));
        Assert.Equal(id, await NextAsync(house, second));
    }

    [Theory, OnEveryDatabase]
    public async Task A_lease_that_ran_out_gives_the_case_back_and_work_renews_it(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var id = await house.Cases.MakeOneAsync();
        var analyst = Guid.NewGuid();
        await NextAsync(house, analyst);
        house.House.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.True(await house.AsAsync<RenewClaim, bool>(analyst, renew => renew.RunAsync(id, analyst, Stop)));
        house.House.Clock.Advance(TimeSpan.FromMinutes(20));
        await house.House.RunJobAsync<EndLeasesJob>();
        Assert.Equal(QueueState.Claimed, (await house.Cases.ItemAsync(id)).State);
        house.House.Clock.Advance(TimeSpan.FromMinutes(11));
        await house.House.RunJobAsync<EndLeasesJob>();
        await house.House.RunJobAsync<EndLeasesJob>();
        var item = await house.Cases.ItemAsync(id);
        Assert.Equal((QueueState.Waiting, null, null), (item.State, item.ClaimedBy, item.LeaseUntil));
        Assert.False(await house.AsAsync<RenewClaim, bool>(analyst, renew => renew.RunAsync(id, analyst, Stop)));
        Assert.Equal(1, await house.AskAsync<HotlineDb, int>(db => db.Set<OpenHotline.Ground.Timeline.FactRow>().CountAsync(fact => fact.Kind == "episode.released", Stop)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_second_episode_of_a_page_that_somebody_holds_waits(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var id = await house.Cases.MakeOneAsync();
        var page = (await house.Cases.ItemAsync(id)).WebpageId;
        await NextAsync(house, Guid.NewGuid());
        await house.Cases.TellAsync(webpage => new OpenHotline.Facts.EpisodeOpened(webpage, Guid.NewGuid(), 2, EpisodeCause.Reported, ReportId: null), id);
        Assert.Equal(2, await house.AskAsync<HotlineDb, int>(db => db.QueueItems.CountAsync(item => item.WebpageId == page, Stop)));
        var other = Guid.NewGuid();
        Assert.IsType<ClaimNext.Outcome.NothingWaits>(await house.AsAsync<ClaimNext, ClaimNext.Outcome>(other, claim => claim.RunAsync(other, Stop)));
    }

    private static async Task<Guid> NextAsync(TriageHouse house, Guid analyst) =>
        Assert.IsType<ClaimNext.Outcome.Claimed>(await house.AsAsync<ClaimNext, ClaimNext.Outcome>(analyst, claim => claim.RunAsync(analyst, Stop))).Claim.EpisodeId;
}
