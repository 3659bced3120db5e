using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish.Counting;
using OpenHotline.Testing;
using OpenHotline.Tests.Assess;
using OpenHotline.Tests.Triage;
using OpenHotline.Triage;

namespace OpenHotline.Notify;

/// <summary>From a host's button to the figures: a wrong notice is taken back everywhere.</summary>
public sealed class DisputeWalkTests
{
    private static CancellationToken Stop => NotifyHouse.Cancellation;

    [Theory, OnEveryDatabase]
    public async Task A_host_disputes_a_senior_upholds_it_the_host_is_told_and_the_count_goes_down(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database, outside: services => services.AddSingleton(new AssessSettings { SecondOpinionPercent = 0 }));
        var (analyst, senior) = (Guid.NewGuid(), Guid.NewGuid());
        var episode = await new CaseMaker(house.House).MakeOneAsync(site: "www.bad.example");
        await house.House.AsAsync(analyst, services => services.GetRequiredService<ClaimOne>().RunAsync(episode, analyst, Stop));
        Assert.IsType<SubmitAssessment.Outcome.Submitted>(await house.House.AsAsync(analyst, services => services.GetRequiredService<SubmitAssessment>().RunAsync(episode, analyst, Guid.NewGuid(), Sheets.Imagery(), null, Stop)));
        var page = (await house.AllAsync<QueueItem>()).Single().WebpageId;
        await house.TellAsync(house.FirstCheck((page, episode)));
        await house.TraceAndSendAsync();
        var notice = await house.OnlyAsync<Notice>();
        Assert.Equal((NoticeState.Sent, 1), (notice.State, await ActionedAsync(house)));

        var visit = new HostVisit(Guid.NewGuid(), [], notice.Id, notice.HostId, house.House.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        Assert.Equal(new AnswerNotices.Outcome.Answered(1), await house.UseAsync<AnswerNotices, AnswerNotices.Outcome>(use => use.RunAsync(visit, null, HostAnswer.Dispute, "It is a drawing of a tree.", Stop)));
        await house.House.TellFactsAsync();
        var dispute = await house.OnlyAsync<Dispute>();
        Assert.Equal(notice.Id, dispute.NoticeId);
        Assert.Equal(1, await ActionedAsync(house));

        Assert.Equal(new DecideDispute.Outcome.Refused(DecideDispute.Refusal.Involved), await DecideAsync(house, dispute.Id, analyst));
        Assert.Equal(new DecideDispute.Outcome.Decided(Upheld: true), await DecideAsync(house, dispute.Id, senior));
        await house.House.TellFactsAsync();
        await house.TraceAndSendAsync();
        Assert.Equal(2, house.Post.Sent.Count);
        Assert.StartsWith("Withdrawn", house.Post.Sent[1].Subject, StringComparison.Ordinal);
        Assert.Equal(NoticeState.Withdrawn, (await house.OnlyAsync<Notice>()).State);
        Assert.Equal(CaseState.Over, (await house.OnlyAsync<TakedownCase>()).State);
        Assert.Equal(0, await ActionedAsync(house));
    }

    private static Task<DecideDispute.Outcome> DecideAsync(NotifyHouse house, Guid dispute, Guid senior) =>
        house.House.AsAsync(senior, services => services.GetRequiredService<DecideDispute>().RunAsync(dispute, true, "It is a tree.", senior, Stop));

    private static async Task<long> ActionedAsync(NotifyHouse house)
    {
        var day = DateOnly.FromDateTime(TestHouse.Start.UtcDateTime);
        return (await house.House.InScopeAsync(services => services.GetRequiredService<ReadFigures>().RunAsync(day, day, Stop))).Total(Metric.Actioned) ?? 0;
    }
}
