using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;
using OpenHotline.Verify;

namespace OpenHotline.Tests.Verify;

public sealed class WatchTests
{
    private const string Words = "one two three four five six seven eight";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Stage stage = new();

    [Theory, OnEveryDatabase]
    public async Task The_first_look_comes_at_once_and_says_that_it_is_the_first(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);

        var said = Assert.Single(await house.FactsAsync<PageChecked>());
        Assert.Equal((episode.Id, CheckOutcome.StillUp, true), (said.EpisodeId, said.Outcome, said.IsFirst));
        var watch = await house.WatchOfAsync(episode);
        Assert.Equal(WatchState.Watching, watch.State);
        Assert.NotNull(watch.BaselineDigest);
    }

    [Theory, OnEveryDatabase]
    public async Task The_pauses_between_looks_double_up_to_a_day(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        List<double> hours = [];
        await house.LookAfterAsync(TimeSpan.Zero);
        for (var i = 0; i < 7; i++)
        {
            var watch = await house.WatchOfAsync(episode);
            var pause = watch.NextCheckAt!.Value - house.Clock.GetUtcNow().UtcDateTime;
            hours.Add(pause.TotalHours);
            await house.LookAfterAsync(pause - TimeSpan.FromMilliseconds(1));
            Assert.Equal(i + 1, (await house.WatchOfAsync(episode)).Checks);
            await house.LookAfterAsync(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([1, 2, 4, 8, 16, 24, 24], hours);
    }

    [Theory, OnEveryDatabase]
    public async Task Three_tries_over_a_day_prove_that_it_is_gone_and_the_clock_stops_at_the_first(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        var host = Guid.NewGuid();
        await house.TellAsync(new HostTraced(episode.WebpageId, episode.Id, Guid.NewGuid(), host, "NL", 64496, false, false), new NoticeSent(episode.WebpageId, episode.Id, Guid.NewGuid(), host, 1, 0, "NL"));

        stage.Show(VerifySteps.Address, Stage.Status(404));
        await house.LookAfterAsync(Hour);
        var firstGone = house.Clock.GetUtcNow().UtcDateTime;
        Assert.Empty(await house.FactsAsync<PageRemoved>());
        await house.LookAfterAsync(12 * Hour);
        Assert.Empty(await house.FactsAsync<PageRemoved>());
        await house.LookAfterAsync(12 * Hour);

        var removed = Assert.Single(await house.FactsAsync<PageRemoved>());
        Assert.Equal((firstGone, host, "NL", 3600L), (removed.RemovedAt, removed.HostId, removed.Country, removed.SecondsFromNotice));
        Assert.Equal(EpisodeEnd.Removed, Assert.Single(await house.FactsAsync<EpisodeClosed>()).End);
        var times = await house.InScopeAsync(services => services.GetRequiredService<ReadRemovalTimes>().OfHostAsync(host, DateTime.UnixEpoch, DateTime.MaxValue.AddYears(-1), TestContext.Current.CancellationToken));
        Assert.Equal((1, 3600L), (times!.Removals, times.MedianSeconds));
    }

    [Theory, OnEveryDatabase]
    public async Task Looks_out_of_turn_do_not_shorten_the_proof(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Status(410));
        var episode = await house.AssessedPageAsync();
        for (var i = 0; i < 5; i++)
        {
            await house.TellAsync(new HostAnswered(episode.WebpageId, episode.Id, Guid.NewGuid(), Guid.NewGuid(), HostAnswer.Removed));
            await house.LookAfterAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, (await house.WatchOfAsync(episode)).GoneTries);
        Assert.Empty(await house.FactsAsync<PageRemoved>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_that_is_up_again_during_the_proof_starts_it_anew(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        stage.Show(VerifySteps.Address, Stage.Status(404));
        await house.LookAfterAsync(Hour);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        await house.LookAfterAsync(12 * Hour);
        var watch = await house.WatchOfAsync(episode);
        Assert.Equal((WatchState.Watching, 0, null), (watch.State, watch.GoneTries, watch.FirstGoneAt));
    }

    [Theory, OnEveryDatabase]
    public async Task Errors_and_silence_never_prove_a_removal(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        foreach (Func<FetchTrail, FetchOutcome> scene in (Func<FetchTrail, FetchOutcome>[])[Stage.Status(503), trail => new FetchOutcome.NameNotFound(trail), trail => new FetchOutcome.ConnectFailed(trail, false), Stage.Status(403)])
        {
            stage.Show(VerifySteps.Address, scene);
            for (var i = 0; i < 4; i++) await house.LookAfterAsync(30 * Hour);
        }

        Assert.Empty(await house.FactsAsync<PageRemoved>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_removed_page_that_comes_back_opens_a_new_episode_by_itself(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        stage.Show(VerifySteps.Address, Stage.Status(404));
        for (var i = 0; i < 3; i++) await house.LookAfterAsync(12 * Hour);
        Assert.Equal(WatchState.Gone, (await house.WatchOfAsync(episode)).State);

        stage.Show(VerifySteps.Address, Stage.Page(Words));
        await house.LookAfterAsync(48 * Hour);
        await house.TellFactsAsync();
        Assert.Single(await house.FactsAsync<PageReappeared>());
        Assert.Equal([(1, EpisodeCause.Reported), (2, EpisodeCause.Reappeared)], (await house.FactsAsync<EpisodeOpened>()).Select(opened => (opened.Number, opened.Cause)));
        Assert.Equal(WatchState.Ended, (await house.WatchOfAsync(episode)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task After_ninety_days_a_removed_page_is_left_alone(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Status(404));
        var episode = await house.AssessedPageAsync();
        for (var i = 0; i < 3; i++) await house.LookAfterAsync(12 * Hour);
        for (var i = 0; i < 45; i++) await house.LookAfterAsync(48 * Hour);
        var (watch, visits) = (await house.WatchOfAsync(episode), stage.Visits.Count);
        Assert.Equal((WatchState.Ended, null), (watch.State, watch.NextCheckAt));
        await house.LookAfterAsync(1000 * Hour);
        Assert.Equal(visits, stage.Visits.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Under_a_hold_nothing_is_looked_at_and_afterwards_it_is_at_once(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        var hold = Guid.NewGuid();
        await house.TellAsync(new HoldPlaced(episode.WebpageId, episode.Id, hold, DateTime.UnixEpoch));
        await house.LookAfterAsync(100 * Hour);
        Assert.Empty(stage.Visits);
        await house.TellAsync(new HoldReleased(episode.WebpageId, episode.Id, hold, false));
        await house.LookAfterAsync(TimeSpan.Zero);
        Assert.Single(stage.Visits);
    }

    [Theory, OnEveryDatabase]
    public async Task A_look_that_a_hold_overtook_is_thrown_away(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        var episode = await house.AssessedPageAsync();
        stage.Show(VerifySteps.Address, async request =>
        {
            await house.TellAsync(new HoldPlaced(episode.WebpageId, episode.Id, Guid.NewGuid(), DateTime.UnixEpoch));
            return Stage.Page(Words)(Stage.Trail(request));
        });
        await house.LookAfterAsync(TimeSpan.Zero);
        Assert.Single(stage.Visits);
        Assert.Empty(await house.FactsAsync<PageChecked>());
        Assert.Equal(0, (await house.WatchOfAsync(episode)).Checks);
    }

    [Theory, OnEveryDatabase]
    public async Task A_slow_site_does_not_hold_up_the_others(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage, more: outside => outside.AddSingleton(new VerifySettings { AtOnce = 2, SitePauseMilliseconds = 0 }));
        var patience = new TaskCompletionSource();
        await house.AssessedPageAsync("https://slow.example/1");
        await house.AssessedPageAsync("https://slow.example/2");
        var others = Enumerable.Range(1, 8).Select(i => $"https://fast{i}.example/").ToList();
        stage.Show("https://slow.example/1", async request => { await patience.Task; return Stage.Page(Words)(Stage.Trail(request)); });
        stage.Show("https://slow.example/2", Stage.Page(Words));
        foreach (var address in others)
        {
            stage.Show(address, Stage.Page(Words));
            await house.AssessedPageAsync(address);
        }

        var looking = house.RunJobAsync<RunDueChecksJob>();
        for (var i = 0; i < 500 && (await house.FactsAsync<PageChecked>()).Count < 8; i++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(8, (await house.FactsAsync<PageChecked>()).Count);
        Assert.DoesNotContain(stage.Visits, visit => visit.Address.AbsoluteUri == "https://slow.example/2");
        patience.SetResult();
        await looking;
        Assert.Equal(10, (await house.FactsAsync<PageChecked>()).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_machines_never_look_at_a_page_twice(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        for (var i = 0; i < 6; i++)
        {
            stage.Show($"https://site{i}.example/", Stage.Page(Words));
            await house.AssessedPageAsync($"https://site{i}.example/");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.RunJobAsync<RunDueChecksJob>, TestContext.Current.CancellationToken)));
        Assert.Equal(6, stage.Visits.Count);
        Assert.Equal(6, (await house.FactsAsync<PageChecked>()).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_decides_what_a_machine_cannot_and_is_not_asked_twice(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        stage.Show(VerifySteps.Address, Stage.Page("please sign in to see more of this site now"));
        await house.LookAfterAsync(Hour);

        var called = Assert.Single((await house.InScopeAsync(services => services.GetRequiredService<ListCalledChecks>().RunAsync(TestContext.Current.CancellationToken))).Rows);
        Assert.Equal(CheckReason.ChangedContent, called.Reason);
        Assert.IsType<DecideCheck.Outcome.Decided>(await DecideAsync(house, called, PersonSaw.SignIn));
        Assert.Equal(DecideCheck.Refusal.NobodyIsCalled, Assert.IsType<DecideCheck.Outcome.Refused>(await DecideAsync(house, called, PersonSaw.NotFoundPage)).Why);

        for (var i = 0; i < 3; i++) await house.LookAfterAsync(30 * Hour);
        Assert.Single(await house.FactsAsync<PageNeedsPerson>());
        Assert.Equal(CheckOutcome.Restricted, (await house.WatchOfAsync(episode)).LastOutcome);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_who_says_that_it_is_gone_removes_it(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        stage.Show(VerifySteps.Address, Stage.Page("nothing to be found under this address any more"));
        await house.LookAfterAsync(Hour);
        var seen = house.Clock.GetUtcNow().UtcDateTime;
        var called = Assert.Single((await house.InScopeAsync(services => services.GetRequiredService<ListCalledChecks>().RunAsync(TestContext.Current.CancellationToken))).Rows);
        house.Clock.Advance(Hour);
        await DecideAsync(house, called, PersonSaw.NotFoundPage);
        Assert.Equal(seen, Assert.Single(await house.FactsAsync<PageRemoved>()).RemovedAt);
    }

    [Theory, OnEveryDatabase]
    public async Task Gone_by_one_way_and_up_by_the_other_is_not_removed(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage, twoWays: true);
        stage.Show(VerifySteps.Address, Stage.Page(Words));
        var episode = await house.AssessedPageAsync();
        await house.LookAfterAsync(TimeSpan.Zero);
        stage.Show(VerifySteps.Address, Stage.Status(404), way: "direct");
        for (var i = 0; i < 4; i++) await house.LookAfterAsync(24 * Hour);
        Assert.Empty(await house.FactsAsync<PageRemoved>());
        var watch = await house.WatchOfAsync(episode);
        Assert.Equal((CheckReason.DifferentByWay, CheckOutcome.NeedsPerson), (watch.CalledFor, watch.LastOutcome));
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_whose_key_is_destroyed_is_not_looked_at_any_more(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        var episode = await house.AssessedPageAsync();
        await house.InUnitAsync(async services =>
        {
            await services.GetRequiredService<OpenHotline.Ground.Secrets.Vault>().DestroyAsync(episode.WebpageId, TestContext.Current.CancellationToken);
            return true;
        });
        await house.LookAfterAsync(TimeSpan.Zero);
        Assert.Empty(stage.Visits);
        Assert.Equal(WatchState.Ended, (await house.WatchOfAsync(episode)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task An_upheld_dispute_ends_the_looking(TestDatabase database)
    {
        await using var house = await VerifySteps.OpenAsync(database, stage);
        var episode = await house.AssessedPageAsync();
        await house.TellAsync(new DisputeDecided(episode.WebpageId, episode.Id, Guid.NewGuid(), Guid.NewGuid(), null, Upheld: true));
        await house.LookAfterAsync(Hour);
        Assert.Empty(stage.Visits);
    }

    private static Task<DecideCheck.Outcome> DecideAsync(TestHouse house, ListCalledChecks.Row called, PersonSaw saw) =>
        house.InScopeAsync(services => services.GetRequiredService<DecideCheck>().RunAsync(called.EpisodeId, called.CheckId, saw, TestContext.Current.CancellationToken));
}
