using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

public sealed class QueueTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_reason_has_words_and_points()
    {
        foreach (var reason in Enum.GetValues<QueueReasons>().Where(reason => reason != QueueReasons.None))
        {
            Assert.NotEmpty(reason.Words());
            Assert.True(ScoreRules.Shipped.ScoreOf(reason) > ScoreRules.Shipped.BasePoints);
        }
    }

    [Fact]
    public void A_young_persons_own_report_outweighs_everything_but_a_child_at_risk_now()
    {
        var rest = Enum.GetValues<QueueReasons>().Where(reason => reason is not (QueueReasons.ChildAtRiskNow or QueueReasons.YoungPerson)).Aggregate(QueueReasons.None, (all, reason) => all | reason);
        Assert.True(ScoreRules.Shipped.ScoreOf(QueueReasons.YoungPerson) > ScoreRules.Shipped.ScoreOf(rest));
        Assert.True(ScoreRules.Shipped.ScoreOf(QueueReasons.ChildAtRiskNow) > ScoreRules.Shipped.ScoreOf(rest | QueueReasons.YoungPerson));
        Assert.Equal(2, ScoreRules.Shipped.Version);
    }

    [Fact]
    public void More_reasons_never_lower_a_score_and_never_give_more_time()
    {
        var now = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        for (var bits = 0; bits < 1024; bits++)
        {
            for (var bit = 1; bit < 1024; bit <<= 1)
            {
                var (less, more) = ((QueueReasons)bits, (QueueReasons)(bits | bit));
                Assert.True(ScoreRules.Shipped.ScoreOf(more) >= ScoreRules.Shipped.ScoreOf(less));
                Assert.True(ScoreRules.Shipped.DueAt(more, now) <= ScoreRules.Shipped.DueAt(less, now));
            }
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Reasons_come_from_facts_and_are_shown(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var id = await house.Cases.MakeOneAsync(ReportSource.Police, atRisk: true);
        await house.Cases.ReportAgainAsync(id, ReportSource.PartnerHotline);
        await house.Cases.ReportAgainAsync(id);
        await house.Cases.TellAsync(page => new HashMatched(page, id, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "sha256", 0), id);
        var item = await house.Cases.ItemAsync(id);
        Assert.Equal(QueueReasons.PoliceSource | QueueReasons.ReporterSaysChildAtRisk | QueueReasons.PartnerSource | QueueReasons.ManyReports | QueueReasons.KnownHash, item.Reasons);
        Assert.Equal((3, ScoreRules.Shipped.ScoreOf(item.Reasons), ScoreRules.Shipped.Version), (item.Reports, item.Score, item.RulesVersion));
        Assert.Equal(item.OpenedAt.AddHours(4), item.DueAt);
        Assert.Equal(QueueReasons.Reappeared, (await house.Cases.ItemAsync(await house.Cases.MakeOneAsync(cause: EpisodeCause.Reappeared))).Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_without_an_address_waits_under_its_report(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var item = await house.Cases.ItemAsync(await house.Cases.MakeThingAsync());
        Assert.Equal((item.Id, ThingKind.Chat, QueueState.Waiting), (item.WebpageId, item.Thing, item.State));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_late_moves_up_once(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var id = await house.Cases.MakeOneAsync();
        await house.House.RunJobAsync<MarkLateJob>();
        Assert.Equal(QueueReasons.None, (await house.Cases.ItemAsync(id)).Reasons);
        house.House.Clock.Advance(TimeSpan.FromHours(73));
        await house.House.RunJobAsync<MarkLateJob>();
        await house.House.RunJobAsync<MarkLateJob>();
        var item = await house.Cases.ItemAsync(id);
        Assert.Equal((QueueReasons.OlderThanSla, ScoreRules.Shipped.ScoreOf(QueueReasons.OlderThanSla)), (item.Reasons, item.Score));
        Assert.Equal(new QueueCounts(1, 1, 0, 0), await house.AskAsync<CountQueue, QueueCounts>(count => count.RunAsync(Stop)));
        Assert.Single(await house.AskAsync<ReadQueue, List<QueueItem>>(read => read.LateAsync(10, Stop)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_held_case_is_given_to_nobody_until_the_hold_ends(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var (id, hold, analyst) = (await house.Cases.MakeOneAsync(), Guid.NewGuid(), Guid.NewGuid());
        await house.Cases.TellAsync(page => new HoldPlaced(page, id, hold, house.House.Clock.GetUtcNow().UtcDateTime.AddDays(1)), id);
        Assert.IsType<ClaimNext.Outcome.NothingWaits>(await house.AsAsync<ClaimNext, ClaimNext.Outcome>(analyst, claim => claim.RunAsync(analyst, Stop)));
        Assert.Equal(new ClaimOne.Outcome.Refused(ClaimOne.Refusal.OnHold), await house.AsAsync<ClaimOne, ClaimOne.Outcome>(analyst, claim => claim.RunAsync(id, analyst, Stop)));
        await house.Cases.TellAsync(page => new HoldReleased(page, id, hold, Expired: false), id);
        Assert.IsType<ClaimNext.Outcome.Claimed>(await house.AsAsync<ClaimNext, ClaimNext.Outcome>(analyst, claim => claim.RunAsync(analyst, Stop)));
        await house.Cases.TellAsync(page => new HoldPlaced(page, id, Guid.NewGuid(), house.House.Clock.GetUtcNow().UtcDateTime.AddDays(1)), id);
        Assert.True(await house.AsAsync<ReleaseClaim, bool>(analyst, release => release.RunAsync(id, analyst, Stop)));
        Assert.Equal(QueueState.OnHold, (await house.Cases.ItemAsync(id)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task A_site_whose_host_removes_fast_gives_its_next_page_a_reason(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var (id, hostId) = (await house.Cases.MakeOneAsync(), Guid.NewGuid());
        await house.Cases.TellAsync(page => new HostTraced(page, id, Guid.NewGuid(), hostId, "NL", 64500, IsOnion: false, BehindCdn: false), id);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(QueueReasons.None, (await house.Cases.ItemAsync(await house.Cases.MakeOneAsync())).Reasons);
            await house.Cases.TellAsync(page => new PageRemoved(page, id, house.House.Clock.GetUtcNow().UtcDateTime, hostId, "NL", 3600, 7200), id);
        }

        Assert.Equal(QueueReasons.HostRemovesFast, (await house.Cases.ItemAsync(await house.Cases.MakeOneAsync())).Reasons);
        Assert.Equal(QueueReasons.None, (await house.Cases.ItemAsync(await house.Cases.MakeOneAsync(site: "b.example"))).Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task Pages_of_the_queue_hold_every_case_once_in_its_order(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var all = new List<Guid>(await house.Cases.MakeAsync(30));
        all.AddRange(await house.Cases.MakeAsync(30, ReportSource.Police));
        house.House.Clock.Advance(TimeSpan.FromSeconds(1));
        all.AddRange(await house.Cases.MakeAsync(10, ReportSource.Police));
        var seen = new List<QueueItem>();
        for (QueuePlace? place = null; seen.Count < 100;)
        {
            var page = await house.AskAsync<ReadQueue, QueuePage>(read => read.RunAsync(new QueueFilter(), place, Stop));
            seen.AddRange(page.Items);
            if ((place = page.GoOnFrom) is null) break;
        }

        Assert.Equal(all.Order(), seen.Select(item => item.Id).Order());
        Assert.Equal(seen.OrderByDescending(item => item.Score).ThenBy(item => item.DueAt).Select(item => item.Id).ToList(), seen.Select(item => item.Id).ToList());
        var police = await house.AskAsync<ReadQueue, QueuePage>(read => read.RunAsync(new QueueFilter(Source: ReportSource.Public), after: null, Stop));
        Assert.Equal((25, true), (police.Items.Count, police.GoOnFrom is not null));
        Assert.All(police.Items, item => Assert.True(item.HasSource(ReportSource.Public)));
    }
}
