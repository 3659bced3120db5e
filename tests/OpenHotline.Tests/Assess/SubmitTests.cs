using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Assess;

public sealed class SubmitTests
{
    private static readonly Guid Analyst = Guid.NewGuid();
    private static readonly Guid Senior = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task Answers_become_categories_a_fact_and_the_end_of_the_claim(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var id = await house.Triage.Cases.MakeOneAsync(ReportSource.Police);
        var submitted = Assert.IsType<SubmitAssessment.Outcome.Submitted>(await house.AssessAsync(id, Analyst, note: "seen twice"));
        Assert.Equal((Verdict.Actionable, UkCategory.C, InhopeClass.National, IndustryClass.B2), (submitted.Categories.Verdict, submitted.Categories.Uk, submitted.Categories.Inhope, submitted.Categories.Industry));
        Assert.Equal(QueueState.Done, (await house.Triage.Cases.ItemAsync(id)).State);
        var fact = Assert.Single((await house.FactsAsync()).OfType<EpisodeAssessed>());
        Assert.Equal((id, 1, null, ReportSource.Police, HowMade.SelfGenerated, AgeBand.Age11To13, SiteType.ImageHost), (fact.EpisodeId, fact.Revision, fact.SupersedesId, fact.Source, fact.Made, fact.YoungestChild, fact.Site));
        Assert.Null(fact.ReportId);
        var kept = Assert.Single(await house.RevisionsAsync(id));
        Assert.Equal("seen twice", await house.Triage.AskAsync<Vault, string>(async vault => (await vault.OpenRecordAsync(kept.Id, Stop))!.OpenText("assessment.note", kept.SealedNote!)));
        Assert.Equal(Sheets.Imagery(), kept.Answers());
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_form_sent_many_times_makes_one_assessment(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, token) = (await house.Triage.Cases.MakeOneAsync(), Guid.NewGuid());
        await house.Triage.AsAsync<ClaimOne, ClaimOne.Outcome>(Analyst, claim => claim.RunAsync(id, Analyst, Stop));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.SubmitAsync(id, Analyst, token: token), Stop)));
        Assert.Single(outcomes.OfType<SubmitAssessment.Outcome.Submitted>());
        Assert.Equal(7, outcomes.OfType<SubmitAssessment.Outcome.SubmittedAlready>().Count());
        Assert.Single(await house.RevisionsAsync(id));
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_taken_without_the_claim_or_with_answers_missing(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var id = await house.Triage.Cases.MakeOneAsync();
        Assert.Equal(new SubmitAssessment.Outcome.Refused(SubmitAssessment.Refusal.NotHeld), await house.SubmitAsync(id, Analyst));
        Assert.Equal(new SubmitAssessment.Outcome.Refused(SubmitAssessment.Refusal.NoSuchCase), await house.SubmitAsync(Guid.NewGuid(), Analyst));
        var ticked = Sheets.Imagery();
        ticked.Remove("age");
        var incomplete = Assert.IsType<SubmitAssessment.Outcome.Incomplete>(await house.AssessAsync(id, Analyst, ticked));
        Assert.Equal("age", Assert.Single(incomplete.Missing).Id);
        Assert.Equal(new SubmitAssessment.Outcome.Refused(SubmitAssessment.Refusal.NoteTooLong), await house.SubmitAsync(id, Analyst, note: new string('x', 4001)));
        Assert.Equal(QueueState.Claimed, (await house.Triage.Cases.ItemAsync(id)).State);
        Assert.Empty(await house.RevisionsAsync(id));
    }

    [Theory, OnEveryDatabase]
    public async Task What_nobody_can_act_on_ends_the_episode(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        await house.AssessedAsync(Analyst, Sheets.Nothing());
        await house.AssessedAsync(Analyst, Sheets.Unseen());
        await house.AssessedAsync(Analyst);
        Assert.Equal([EpisodeEnd.NotActionable, EpisodeEnd.CouldNotBeAssessed], (await house.FactsAsync()).OfType<EpisodeClosed>().Select(fact => fact.End).Order());
    }

    [Theory, OnEveryDatabase]
    public async Task A_child_at_risk_rings_the_bell_on_submitting(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        await house.AssessedAsync(Analyst, Sheets.Imagery(risk: 1));
        Assert.Equal(1, await house.Triage.AskAsync<HotlineDb, int>(db => db.Alarms.CountAsync(Stop)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_without_an_address_is_assessed_under_its_report(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var id = await house.Triage.Cases.MakeThingAsync();
        Assert.IsType<SubmitAssessment.Outcome.Submitted>(await house.AssessAsync(id, Analyst));
        var fact = Assert.Single((await house.FactsAsync()).OfType<EpisodeAssessed>());
        Assert.Equal((id, id, (Guid?)id, ThingKind.Chat, ReportSource.Public), (fact.WebpageId, fact.EpisodeId, fact.ReportId, fact.Thing, fact.Source));
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_keeps_the_old_one_and_opens_or_ends_the_episode(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, first) = await house.AssessedAsync(Analyst, Sheets.Nothing());
        var changed = Assert.IsType<ChangeAssessment.Outcome.Changed>(await ChangeAsync(house, id, first, Sheets.Imagery(), "missed a part"));
        var revisions = await house.RevisionsAsync(id);
        Assert.Equal([(1, null, Verdict.NotActionable), (2, first, Verdict.Actionable)], revisions.Select(row => (row.Revision, row.SupersedesId, row.Verdict)));
        Assert.Equal(2, changed.Revision);
        Assert.Single((await house.FactsAsync()).OfType<EpisodeReopened>());
        Assert.Equal(new ChangeAssessment.Outcome.Refused(ChangeAssessment.Refusal.ChangedMeanwhile), await ChangeAsync(house, id, first, Sheets.Nothing(), "again"));
        Assert.Equal(new ChangeAssessment.Outcome.Refused(ChangeAssessment.Refusal.ReasonMissingOrTooLong), await ChangeAsync(house, id, changed.AssessmentId, Sheets.Nothing(), " "));
        // Assessed is assessed: an opened episode does not come into the queue again.
        await house.Triage.House.TellFactsAsync();
        Assert.Equal(QueueState.Done, (await house.Triage.Cases.ItemAsync(id)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task Earlier_verdicts_of_the_site_are_counted_without_the_case_itself(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        await house.AssessedAsync(Analyst);
        await house.AssessedAsync(Analyst, Sheets.Nothing());
        var (id, _) = await house.AssessedAsync(Analyst);
        var page = (await house.Triage.Cases.ItemAsync(id)).WebpageId;
        var before = await house.Triage.AskAsync<SiteHistory, List<SiteVerdicts>>(site => site.RunAsync(page, id, Stop));
        Assert.Equal([(Verdict.Actionable, 1), (Verdict.NotActionable, 1)], before.Select(row => (row.Verdict, row.Count)));
    }

    private static Task<ChangeAssessment.Outcome> ChangeAsync(AssessHouse house, Guid id, Guid replaces, Dictionary<string, int> ticked, string reason) =>
        house.Triage.AsAsync<ChangeAssessment, ChangeAssessment.Outcome>(Senior, change => change.RunAsync(id, replaces, Senior, Guid.NewGuid(), ticked, reason, Stop));
}
