using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Assess;

public sealed class CorrectTests
{
    private static readonly Guid Analyst = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task An_own_assessment_is_replaced_and_the_old_one_kept(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, first) = await house.AssessedAsync(Analyst, Sheets.Nothing());
        var token = Guid.NewGuid();
        var changed = Assert.IsType<ChangeAssessment.Outcome.Changed>(await CorrectAsync(house, id, first, Analyst, token: token));
        Assert.Equal(new ChangeAssessment.Outcome.ChangedAlready(changed.AssessmentId), await CorrectAsync(house, id, first, Analyst, token: token));
        var revisions = await house.RevisionsAsync(id);
        Assert.Equal([(1, RevisionCause.Submitted, Verdict.NotActionable), (2, RevisionCause.Corrected, Verdict.Actionable)], revisions.Select(row => (row.Revision, row.Cause, row.Verdict)));
        var facts = await house.FactsAsync();
        Assert.Equal((changed.AssessmentId, first), facts.OfType<EpisodeAssessed>().Where(fact => fact.Revision == 2).Select(fact => (fact.AssessmentId, fact.SupersedesId!.Value)).Single());
        Assert.Single(facts.OfType<EpisodeReopened>());
        // Wrong twice: what was corrected is corrected again.
        Assert.IsType<ChangeAssessment.Outcome.Changed>(await CorrectAsync(house, id, changed.AssessmentId, Analyst, Sheets.Nothing()));
        Assert.Equal(new ChangeAssessment.Outcome.Refused(ChangeAssessment.Refusal.ChangedMeanwhile), await CorrectAsync(house, id, first, Analyst));
        Assert.Equal(new ChangeAssessment.Outcome.Refused(ChangeAssessment.Refusal.ReasonMissingOrTooLong), await CorrectAsync(house, id, first, Analyst, reason: ""));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_elses_assessment_is_corrected_nor_one_that_a_senior_changed(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, first) = await house.AssessedAsync(Analyst);
        Assert.Equal(JudgeCorrection.Standing.NotTheirs, await RefusedAsync(house, id, first, Other));
        var changed = Assert.IsType<ChangeAssessment.Outcome.Changed>(await house.Triage.AsAsync<ChangeAssessment, ChangeAssessment.Outcome>(Other, change => change.RunAsync(id, first, Other, Guid.NewGuid(), Sheets.Nothing(), "why", Stop)));
        Assert.Equal(JudgeCorrection.Standing.NotTheirs, await RefusedAsync(house, id, changed.AssessmentId, Analyst));
        // A senior's change of an own assessment was made as a senior, and is changed as one.
        Assert.Equal(JudgeCorrection.Standing.NotTheirs, await RefusedAsync(house, id, changed.AssessmentId, Other));
        var waiting = await house.Triage.Cases.MakeOneAsync();
        Assert.Equal(JudgeCorrection.Standing.NotTheirs, await RefusedAsync(house, waiting, Guid.Empty, Analyst));
        Assert.Equal(2, (await house.RevisionsAsync(id)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task After_a_dispute_a_hand_over_or_a_day_it_is_a_seniors(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (disputed, first) = await house.AssessedAsync(Analyst);
        var dispute = Assert.IsType<OpenDispute.Outcome.Opened>(await house.Triage.AskAsync<OpenDispute, OpenDispute.Outcome>(open => open.RunAsync(disputed, null, null, Stop))).DisputeId;
        Assert.Equal(JudgeCorrection.Standing.Disputed, await RefusedAsync(house, disputed, first, Analyst));
        await house.Triage.AsAsync<DecideDispute, DecideDispute.Outcome>(Other, decide => decide.RunAsync(dispute, false, "it stands", Other, Stop));
        Assert.Equal(JudgeCorrection.Standing.Disputed, await RefusedAsync(house, disputed, first, Analyst));

        var (referred, second) = await house.AssessedAsync(Analyst);
        await house.Triage.Cases.TellAsync(page => new EpisodeClosed(page, referred, EpisodeEnd.Referred), referred);
        Assert.Equal(JudgeCorrection.Standing.Referred, await RefusedAsync(house, referred, second, Analyst));

        var (old, third) = await house.AssessedAsync(Analyst);
        house.Triage.House.Clock.Advance(TimeSpan.FromHours(24));
        var changed = Assert.IsType<ChangeAssessment.Outcome.Changed>(await CorrectAsync(house, old, third, Analyst, Sheets.Nothing()));
        house.Triage.House.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(JudgeCorrection.Standing.TooLate, await RefusedAsync(house, old, changed.AssessmentId, Analyst));
    }

    [Theory, OnEveryDatabase]
    public async Task A_waiting_blind_opinion_is_compared_with_the_correction_and_a_given_one_stops_it(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database, percent: 100);
        var (id, first) = await house.AssessedAsync(Analyst, Sheets.Nothing());
        var changed = Assert.IsType<ChangeAssessment.Outcome.Changed>(await CorrectAsync(house, id, first, Analyst));
        var opinion = await house.Triage.AskAsync<HotlineDb, Opinion>(db => db.Opinions.AsNoTracking().SingleAsync(Stop));
        Assert.Equal((changed.AssessmentId, Verdict.Actionable), (opinion.AssessmentId, opinion.FirstVerdict));
        var given = await house.Triage.AsAsync<GiveSecondOpinion, GiveSecondOpinion.Outcome>(Other, give => give.RunAsync(opinion.Id, Other, Sheets.Imagery(), Stop));
        Assert.Equal(new GiveSecondOpinion.Outcome.Given(true, true, true), given);
        Assert.Equal(JudgeCorrection.Standing.OpinionGiven, await RefusedAsync(house, id, changed.AssessmentId, Analyst));
        Assert.Equal(2, (await house.RevisionsAsync(id)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_child_at_risk_that_was_missed_rings_the_bell(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, first) = await house.AssessedAsync(Analyst);
        await CorrectAsync(house, id, first, Analyst, Sheets.Imagery(risk: 1));
        Assert.Equal(1, await house.Triage.AskAsync<HotlineDb, int>(db => db.Set<OpenHotline.Triage.Alarm>().CountAsync(Stop)));
    }

    private static async Task<ChangeAssessment.Outcome> CorrectAsync(AssessHouse house, Guid id, Guid replaces, Guid who, Dictionary<string, int>? ticked = null, Guid? token = null, string reason = "a wrong key") =>
        Assert.IsType<CorrectAssessment.Outcome.Tried>(await RunAsync(house, id, replaces, who, ticked, token, reason)).Change;

    private static async Task<JudgeCorrection.Standing> RefusedAsync(AssessHouse house, Guid id, Guid replaces, Guid who) =>
        Assert.IsType<CorrectAssessment.Outcome.Refused>(await RunAsync(house, id, replaces, who, Sheets.Nothing(), token: null, "why")).Why;

    private static Task<CorrectAssessment.Outcome> RunAsync(AssessHouse house, Guid id, Guid replaces, Guid who, Dictionary<string, int>? ticked, Guid? token, string reason) =>
        house.Triage.AsAsync<CorrectAssessment, CorrectAssessment.Outcome>(who, correct => correct.RunAsync(id, replaces, who, token ?? Guid.NewGuid(), ticked ?? Sheets.Imagery(), reason, Stop));
}
