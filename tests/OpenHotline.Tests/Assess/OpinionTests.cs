using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Assess;

public sealed class OpinionTests
{
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_sample_takes_about_its_share_and_always_the_same()
    {
        var sample = new OpinionSample(new AssessSettings { SecondOpinionPercent = 20 });
        var ids = Enumerable.Range(0, 5000).Select(_ => Guid.NewGuid()).ToList();
        Assert.InRange(ids.Count(sample.Takes), 850, 1150);
        Assert.Equal(ids.Select(sample.Takes), ids.Select(sample.Takes));
        Assert.DoesNotContain(ids, new OpinionSample(new AssessSettings { SecondOpinionPercent = 0 }).Takes);
        Assert.All(ids, id => Assert.True(new OpinionSample(new AssessSettings { SecondOpinionPercent = 100 }).Takes(id)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_sampled_case_waits_for_somebody_else(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database, percent: 100);
        var (id, _) = await house.AssessedAsync(First);
        Assert.Equal(QueueState.SecondOpinion, (await house.Triage.Cases.ItemAsync(id)).State);
        var opinion = await WaitingAsync(house);
        Assert.Equal(new GiveSecondOpinion.Outcome.Refused(GiveSecondOpinion.Refusal.AssessedItBefore), await GiveAsync(house, opinion, First, Sheets.Imagery()));
        Assert.Equal(new GiveSecondOpinion.Outcome.Given(true, true, true), await GiveAsync(house, opinion, Second, Sheets.Imagery()));
        Assert.IsType<GiveSecondOpinion.Outcome.GivenAlready>(await GiveAsync(house, opinion, Second, Sheets.Imagery()));
        Assert.Equal(QueueState.Done, (await house.Triage.Cases.ItemAsync(id)).State);
        Assert.True(Assert.Single((await house.FactsAsync()).OfType<SecondOpinionAsked>()).OfSample);
        Assert.Single(await house.RevisionsAsync(id));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_that_differ_wait_for_a_senior(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database);
        var (id, assessment) = await house.AssessedAsync(First);
        Assert.IsType<RequestSecondOpinion.Outcome.Requested>(await RequestAsync(house, id));
        Assert.IsType<RequestSecondOpinion.Outcome.RequestedAlready>(await RequestAsync(house, id));
        var opinion = await WaitingAsync(house);
        Assert.Equal(new GiveSecondOpinion.Outcome.Given(false, false, false), await GiveAsync(house, opinion, Second, Sheets.Nothing()));
        Assert.Equal(1, await DifferingAsync(house));
        Assert.Equal(KeepAssessment.Outcome.AssessedItBefore, await KeepAsync(house, opinion, First));
        var third = Guid.NewGuid();
        Assert.IsType<ChangeAssessment.Outcome.Changed>(await house.Triage.AsAsync<ChangeAssessment, ChangeAssessment.Outcome>(third, change => change.RunAsync(id, assessment, third, Guid.NewGuid(), Sheets.Nothing(), "the second is right", Stop)));
        Assert.Equal(0, await DifferingAsync(house));
        Assert.Equal(KeepAssessment.Outcome.NothingToSettle, await KeepAsync(house, opinion, third));
    }

    [Theory, OnEveryDatabase]
    public async Task Agreement_is_shown_with_its_base_and_beyond_chance(TestDatabase database)
    {
        await using var house = await AssessHouse.OpenAsync(database, percent: 100);
        Dictionary<string, int>[] first = [Sheets.Imagery(), Sheets.Imagery(), Sheets.Nothing(), Sheets.Nothing()];
        Dictionary<string, int>[] second = [Sheets.Imagery(), Sheets.Imagery(shown: 1), Sheets.Nothing(), Sheets.Imagery()];
        for (var i = 0; i < 4; i++)
        {
            await house.AssessedAsync(First, first[i]);
            await GiveAsync(house, await WaitingAsync(house), Second, second[i]);
        }

        var now = house.Triage.House.Clock.GetUtcNow().UtcDateTime;
        var team = await house.Triage.AskAsync<AgreementFigures, TeamAgreement>(figures => figures.RunAsync(now.AddDays(-1), now.AddDays(1), Stop));
        Assert.Equal((4, 3), (team.Verdict.Base, team.Verdict.Agreed));
        // Seen 3 of 4; by chance 1/2·3/4 + 1/2·1/4 = 1/2; so (0.75 − 0.5) / 0.5.
        Assert.Equal(0.5, team.Verdict.Kappa!.Value, 9);
        Assert.Equal((4, 2), (team.Category.Base, team.Category.Agreed));
        Assert.Null(Agreement.Of([]).Kappa);
        Assert.Null(Agreement.Of([(1, 1), (1, 1)]).Kappa);
    }

    private static Task<Guid> WaitingAsync(AssessHouse house) =>
        house.Triage.AskAsync<HotlineDb, Guid>(db => db.Opinions.Where(row => row.GivenAt == null).Select(row => row.Id).SingleAsync(Stop));

    private static Task<int> DifferingAsync(AssessHouse house) =>
        house.Triage.AskAsync<HotlineDb, int>(db => db.Opinions.CountAsync(row => row.GivenAt != null && row.SettledAt == null, Stop));

    private static Task<RequestSecondOpinion.Outcome> RequestAsync(AssessHouse house, Guid id) =>
        house.Triage.AsAsync<RequestSecondOpinion, RequestSecondOpinion.Outcome>(First, request => request.RunAsync(id, First, Stop));

    private static Task<KeepAssessment.Outcome> KeepAsync(AssessHouse house, Guid opinion, Guid who) =>
        house.Triage.AsAsync<KeepAssessment, KeepAssessment.Outcome>(who, keep => keep.RunAsync(opinion, who, Stop));

    private static Task<GiveSecondOpinion.Outcome> GiveAsync(AssessHouse house, Guid opinion, Guid who, Dictionary<string, int> ticked) =>
        house.Triage.AsAsync<GiveSecondOpinion, GiveSecondOpinion.Outcome>(who, give => give.RunAsync(opinion, who, ticked, Stop));
}
