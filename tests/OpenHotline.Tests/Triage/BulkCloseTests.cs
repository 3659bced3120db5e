using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

public sealed class BulkCloseTests
{
    private static readonly Guid Senior = Guid.NewGuid();
    private static readonly Guid Member = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_members_reports_are_closed_at_once_and_opened_again_by_undo(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var theirs = await house.Cases.MakeAsync(20, ReportSource.Member, memberId: Member);
        var others = await house.Cases.MakeAsync(5, ReportSource.Member, memberId: Guid.NewGuid());
        await house.Cases.ReportAgainAsync(theirs[0]);
        var filter = new BulkFilter(Member, SiteOf: null, Source: null);
        var closed = Assert.IsType<CloseInBulk.Outcome.Closed>(await CloseAsync(house, filter, 19));
        await house.House.TellFactsAsync();
        Assert.Equal(6, await WaitingAsync(house));
        Assert.Equal(QueueState.Waiting, (await house.Cases.ItemAsync(others[0])).State);
        Assert.Equal(new UndoBulkClose.Outcome.Undone(19, 0), await UndoAsync(house, closed.BulkCloseId));
        await house.House.TellFactsAsync();
        Assert.Equal(25, await WaitingAsync(house));
        Assert.IsType<UndoBulkClose.Outcome.UndoneAlready>(await UndoAsync(house, closed.BulkCloseId));
        var kinds = await house.AskAsync<HotlineDb, List<string>>(db => db.Set<OpenHotline.Ground.Timeline.FactRow>().Select(fact => fact.Kind).ToListAsync(Stop));
        Assert.Equal((19, 19), (kinds.Count(kind => kind == "episode.closed"), kinds.Count(kind => kind == "episode.reopened")));
    }

    [Theory, OnEveryDatabase]
    public async Task A_child_at_risk_a_claim_and_a_young_person_are_never_closed_in_bulk(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var risk = await house.Cases.MakeOneAsync(site: "c.example");
        await house.AsAsync<RaiseChildAtRisk, RaiseChildAtRisk.Outcome>(Senior, raise => raise.RunAsync(risk, Stop));
        await house.Cases.MakeOneAsync(site: "c.example", atRisk: true);
        await house.Cases.MakeOneAsync(ReportSource.YoungPerson, "c.example");
        await house.Cases.MakeOneAsync(ReportSource.Police, "c.example");
        var held = await house.Cases.MakeOneAsync(site: "c.example");
        await house.AsAsync<ClaimOne, ClaimOne.Outcome>(Senior, claim => claim.RunAsync(held, Senior, Stop));
        var page = (await house.Cases.ItemAsync(held)).WebpageId;
        var filter = new BulkFilter(MemberId: null, SiteOf: page, Source: null);
        Assert.Equal(0, await house.AskAsync<CloseInBulk, int>(close => close.PreviewAsync(filter, Stop)));
        Assert.Equal(new CloseInBulk.Outcome.Refused(CloseInBulk.Refusal.NothingToClose), await CloseAsync(house, filter, 0));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_what_was_previewed_is_closed_and_never_the_whole_queue(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        await house.Cases.MakeAsync(3);
        await house.Cases.MakeAsync(2, site: "b.example");
        var filter = new BulkFilter(MemberId: null, SiteOf: null, ReportSource.Public);
        Assert.Equal(new CloseInBulk.Outcome.CountChanged(5), await CloseAsync(house, filter, 4));
        Assert.Equal(new CloseInBulk.Outcome.Refused(CloseInBulk.Refusal.FilterIsEmpty), await CloseAsync(house, new BulkFilter(null, null, null), 5));
        Assert.Equal(5, await WaitingAsync(house));
    }

    [Theory, OnEveryDatabase]
    public async Task Undo_leaves_out_what_was_reported_anew_and_is_refused_when_late(TestDatabase database)
    {
        await using var house = await TriageHouse.OpenAsync(database);
        var ids = await house.Cases.MakeAsync(2, ReportSource.Member, memberId: Member);
        var closed = Assert.IsType<CloseInBulk.Outcome.Closed>(await CloseAsync(house, new BulkFilter(Member, null, null), 2));
        house.House.Clock.Advance(TimeSpan.FromDays(1));
        await house.Cases.TellAsync(page => new EpisodeOpened(page, Guid.NewGuid(), 2, EpisodeCause.Reported, ReportId: null), ids[0]);
        Assert.Equal(new UndoBulkClose.Outcome.Undone(1, 1), await UndoAsync(house, closed.BulkCloseId));
        await house.Cases.MakeAsync(1, ReportSource.Other);
        var second = Assert.IsType<CloseInBulk.Outcome.Closed>(await CloseAsync(house, new BulkFilter(null, null, ReportSource.Other), 1));
        house.House.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(new UndoBulkClose.Outcome.Refused(UndoBulkClose.Refusal.TooLate), await UndoAsync(house, second.BulkCloseId));
    }

    private static Task<CloseInBulk.Outcome> CloseAsync(TriageHouse house, BulkFilter filter, int previewed) =>
        house.AsAsync<CloseInBulk, CloseInBulk.Outcome>(Senior, close => close.RunAsync(filter, BulkReason.BadFaith, previewed, Senior, Stop));

    private static Task<UndoBulkClose.Outcome> UndoAsync(TriageHouse house, Guid id) => house.AsAsync<UndoBulkClose, UndoBulkClose.Outcome>(Senior, undo => undo.RunAsync(id, Senior, Stop));

    private static async Task<int> WaitingAsync(TriageHouse house) => (await house.AskAsync<CountQueue, QueueCounts>(count => count.RunAsync(Stop))).Waiting;
}
