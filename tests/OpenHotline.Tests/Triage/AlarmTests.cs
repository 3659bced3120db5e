using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Triage;

public sealed class AlarmTests
{
    private static readonly Guid Analyst = Guid.NewGuid();
    private readonly Relay relay = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task The_on_call_person_is_told_at_any_hour_until_the_police_have_acknowledged(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        house.House.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 8, 3, 0, 0, TimeSpan.Zero));
        var id = await house.Cases.MakeOneAsync();
        var raised = Assert.IsType<RaiseChildAtRisk.Outcome.Raised>(await RaiseAsync(house, id));
        Assert.Equal(house.House.Clock.GetUtcNow().UtcDateTime.AddMinutes(60), raised.DueAt);
        for (var minute = 0; minute < 20; minute++)
        {
            await house.House.RunJobAsync<TellOnCallJob>();
            house.House.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(4, relay.Taken.Count);
        Assert.All(relay.Taken, mail => Assert.DoesNotContain("example", mail.TextBody!.Replace("oncall@hotline.example", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var outcome = await house.AsAsync<AcknowledgeChildAtRisk, AcknowledgeChildAtRisk.Outcome>(Analyst, acknowledge => acknowledge.RunAsync(raised.AlarmId, "Duty desk, ref 12", Analyst, Stop));
        Assert.Equal(new AcknowledgeChildAtRisk.Outcome.Acknowledged(InTime: true), outcome);
        house.House.Clock.Advance(TimeSpan.FromHours(1));
        await house.House.RunJobAsync<TellOnCallJob>();
        Assert.Equal(4, relay.Taken.Count);
        Assert.IsType<AcknowledgeChildAtRisk.Outcome.AcknowledgedAlready>(await house.AsAsync<AcknowledgeChildAtRisk, AcknowledgeChildAtRisk.Outcome>(Analyst, acknowledge => acknowledge.RunAsync(raised.AlarmId, "again", Analyst, Stop)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_mail_that_the_relay_refuses_is_tried_again_and_shown(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        var id = await house.Cases.MakeOneAsync();
        await RaiseAsync(house, id);
        relay.Answer = new PostOutcome.Unreachable(PostFault.NoConnection);
        await house.House.RunJobAsync<TellOnCallJob>();
        Assert.True((await AlarmAsync(house)).LastMailFailed);
        relay.Answer = new PostOutcome.Accepted("ok", "id", ReportsPromised: false);
        await house.House.RunJobAsync<TellOnCallJob>();
        var alarm = await AlarmAsync(house);
        Assert.Equal((false, 1, 2), (alarm.LastMailFailed, alarm.TimesTold, relay.Taken.Count));
    }

    [Theory, OnEveryDatabase]
    public async Task Pressing_twice_rings_once_and_lifts_the_case_to_the_top(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.Cases.MakeAsync(2, OpenHotline.Facts.Codes.ReportSource.Police);
        var id = await house.Cases.MakeOneAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RaiseAsync(house, id), Stop)));
        Assert.Single(outcomes.OfType<RaiseChildAtRisk.Outcome.Raised>());
        Assert.Equal(id, Assert.IsType<ClaimNext.Outcome.Claimed>(await house.AsAsync<ClaimNext, ClaimNext.Outcome>(Analyst, claim => claim.RunAsync(Analyst, Stop))).Claim.EpisodeId);
    }

    [Theory, OnEveryDatabase]
    public async Task An_acknowledgement_says_who_and_is_sealed(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        var raised = Assert.IsType<RaiseChildAtRisk.Outcome.Raised>(await RaiseAsync(house, await house.Cases.MakeOneAsync()));
        Assert.Equal(
            new AcknowledgeChildAtRisk.Outcome.Refused(AcknowledgeChildAtRisk.Refusal.ReferenceMissingOrTooLong),
            await house.AsAsync<AcknowledgeChildAtRisk, AcknowledgeChildAtRisk.Outcome>(Analyst, acknowledge => acknowledge.RunAsync(raised.AlarmId, " ", Analyst, Stop)));
        house.House.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(
            new AcknowledgeChildAtRisk.Outcome.Acknowledged(InTime: false),
            await house.AsAsync<AcknowledgeChildAtRisk, AcknowledgeChildAtRisk.Outcome>(Analyst, acknowledge => acknowledge.RunAsync(raised.AlarmId, " Desk 7 ", Analyst, Stop)));
        var alarm = await AlarmAsync(house);
        var text = await house.AskAsync<Vault, string>(async vault => (await vault.OpenRecordAsync(alarm.Id, Stop))!.OpenText("alarm.reference", alarm.SealedReference!));
        Assert.Equal("Desk 7", text);
    }

    private static Task<RaiseChildAtRisk.Outcome> RaiseAsync(TriageHouse house, Guid id) =>
        house.AsAsync<RaiseChildAtRisk, RaiseChildAtRisk.Outcome>(Analyst, raise => raise.RunAsync(id, Stop));

    private static Task<Alarm> AlarmAsync(TriageHouse house) => house.AskAsync<HotlineDb, Alarm>(db => db.Alarms.AsNoTracking().SingleAsync(Stop));

    private Task<TriageHouse> OpenAsync(TestDatabase database) => TriageHouse.OpenAsync(database, outside => outside
        .AddSingleton<IPost>(relay).AddSingleton(new TriageSettings { OnCallMailbox = "oncall@hotline.example" }));

    private sealed class Relay : IPost
    {
        public List<MimeKit.MimeMessage> Taken { get; } = [];

        public PostOutcome Answer { get; set; } = new PostOutcome.Accepted("ok", "id", ReportsPromised: false);

        public Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation)
        {
            Taken.Add(mail.Message);
            return Task.FromResult(Answer);
        }
    }
}
