using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Assess;

public sealed class DisputeTests
{
    private static readonly Guid Analyst = Guid.NewGuid();
    private static readonly Guid Adviser = Guid.NewGuid();
    private static readonly Guid Uninvolved = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task Upheld_it_replaces_the_assessment_and_ends_the_episode(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, assessment) = await house.AssessedAsync(Analyst);
        var (notice, dispute) = (Guid.NewGuid(), Guid.Empty);
        dispute = Assert.IsType<OpenDispute.Outcome.Opened>(await OpenAsync(house, id, notice, "It is a drawing")).DisputeId;
        Assert.Equal(new OpenDispute.Outcome.OpenAlready(dispute), await OpenAsync(house, id, notice, "again"));
        Assert.Equal(new DecideDispute.Outcome.Decided(Upheld: true), await DecideAsync(house, dispute, true, Uninvolved));
        Assert.Equal(new DecideDispute.Outcome.DecidedAlready(Upheld: true), await DecideAsync(house, dispute, false, Uninvolved));
        var revisions = await house.RevisionsAsync(id);
        Assert.Equal([(1, Verdict.Actionable), (2, Verdict.NotActionable)], revisions.Select(row => (row.Revision, row.Verdict)));
        var facts = await house.FactsAsync();
        Assert.Equal((assessment, notice, true), facts.OfType<DisputeDecided>().Select(fact => (fact.AssessmentId, fact.NoticeId!.Value, fact.Upheld)).Single());
        Assert.Equal((2, assessment), facts.OfType<EpisodeAssessed>().Select(fact => (fact.Revision, fact.SupersedesId ?? Guid.Empty)).Max());
        Assert.Equal(EpisodeEnd.DisputeUpheld, facts.OfType<EpisodeClosed>().Single().End);
        var row = await house.Triage.AskAsync<HotlineDb, Dispute>(db => db.Disputes.AsNoTracking().SingleAsync(Stop));
        Assert.Equal("It is a drawing", await house.Triage.AskAsync<Vault, string>(async vault => (await vault.OpenRecordAsync(row.Id, Stop))!.OpenText("dispute.text", row.SealedText!)));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_was_involved_may_not_decide(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database, percent: 100);
        var (id, _) = await house.AssessedAsync(Analyst);
        var opinion = await house.Triage.AskAsync<HotlineDb, Guid>(db => db.Opinions.Select(row => row.Id).SingleAsync(Stop));
        await house.Triage.AsAsync<GiveSecondOpinion, GiveSecondOpinion.Outcome>(Adviser, give => give.RunAsync(opinion, Adviser, Sheets.Imagery(), Stop));
        var dispute = Assert.IsType<OpenDispute.Outcome.Opened>(await OpenAsync(house, id, null, null)).DisputeId;
        foreach (var involved in new[] { Analyst, Adviser })
            Assert.Equal(new DecideDispute.Outcome.Refused(DecideDispute.Refusal.Involved), await DecideAsync(house, dispute, true, involved));
        Assert.Equal(new DecideDispute.Outcome.Decided(Upheld: false), await DecideAsync(house, dispute, false, Uninvolved));
        Assert.Single(await house.RevisionsAsync(id));
        Assert.Empty((await house.FactsAsync()).OfType<EpisodeClosed>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_dispute_stops_a_change_and_needs_something_to_dispute(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (closed, _) = await house.AssessedAsync(Analyst, Sheets.Nothing());
        Assert.Equal(new OpenDispute.Outcome.Refused(OpenDispute.Refusal.NothingToDispute), await OpenAsync(house, closed, null, null));
        var (id, assessment) = await house.AssessedAsync(Analyst);
        Assert.Equal(new OpenDispute.Outcome.Refused(OpenDispute.Refusal.TextTooLong), await OpenAsync(house, id, null, new string('x', 4001)));
        await OpenAsync(house, id, null, null);
        Assert.Equal(
            new ChangeAssessment.Outcome.Refused(ChangeAssessment.Refusal.Disputed),
            await house.Triage.AsAsync<ChangeAssessment, ChangeAssessment.Outcome>(Adviser, change => change.RunAsync(id, assessment, Adviser, Guid.NewGuid(), Sheets.Nothing(), "why", Stop)));
    }

    private static Task<OpenDispute.Outcome> OpenAsync(AssessHouse house, Guid id, Guid? notice, string? text) =>
        house.Triage.AskAsync<OpenDispute, OpenDispute.Outcome>(open => open.RunAsync(id, notice, text, Stop));

    private static Task<DecideDispute.Outcome> DecideAsync(AssessHouse house, Guid dispute, bool upheld, Guid who) =>
        house.Triage.AsAsync<DecideDispute, DecideDispute.Outcome>(who, decide => decide.RunAsync(dispute, upheld, "looked at again", who, Stop));
}
