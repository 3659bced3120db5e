using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Notify;
using OpenHotline.Testing;
using OpenHotline.Tests.Assess;
using OpenHotline.Tests.Triage;
using OpenHotline.Triage;

namespace OpenHotline.Refer;

public sealed class HoldTests
{
    private static readonly PoliceOfficer Officer = new("A. Officer", "Example Police", "officer@police.example", "EX-17");

    [Theory, OnEveryDatabase]
    public async Task A_hold_is_placed_once_and_written_down(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddPageAsync();
        Assert.IsType<PlaceHold.Outcome.Placed>(await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5)));
        Assert.Equal(new PlaceHold.Outcome.Refused(PlaceHold.Refusal.AlreadyHeld), await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5)));
        Assert.Single(await house.FactsAsync<HoldPlaced>());
    }

    [Fact]
    public async Task A_hold_needs_a_named_officer_and_an_end()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        Assert.Equal(new PlaceHold.Outcome.Refused(PlaceHold.Refusal.EndOutOfBounds), await PlaceAsync(house, page.Episode, TimeSpan.Zero));
        Assert.Equal(new PlaceHold.Outcome.Refused(PlaceHold.Refusal.EndOutOfBounds), await PlaceAsync(house, page.Episode, TimeSpan.FromDays(100)));
        Assert.Equal(new PlaceHold.Outcome.Refused(PlaceHold.Refusal.OfficerIncomplete), await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5), Officer with { Name = " " }));
        Assert.Equal(new PlaceHold.Outcome.Refused(PlaceHold.Refusal.NoOpenEpisode), await PlaceAsync(house, Guid.NewGuid(), TimeSpan.FromDays(5)));
    }

    [Theory, OnEveryDatabase]
    public async Task Both_people_are_warned_48_hours_before_and_then_it_ends(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddPageAsync();
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5));
        house.House.Clock.Advance(TimeSpan.FromHours(71));
        await BeatAsync(house);
        Assert.Empty(house.Post.Sent);
        house.House.Clock.Advance(TimeSpan.FromHours(2));
        await BeatAsync(house);
        await BeatAsync(house);
        Assert.Equal(["duty@hotline.example", "officer@police.example"], house.Post.Sent.Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        house.House.Clock.Advance(TimeSpan.FromHours(48));
        await BeatAsync(house);
        Assert.True(Assert.IsType<HoldReleased>(Assert.Single(await house.FactsAsync<HoldReleased>()).Fact).Expired);
        Assert.Empty(await house.AllAsync<UrgentItem>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_warning_that_cannot_be_delivered_goes_to_the_urgent_list_and_the_hold_stands(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddPageAsync();
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(1));
        house.Post.Answer = mail => mail.Message.To.Mailboxes.Single().Address.StartsWith("officer", StringComparison.Ordinal)
            ? new PostOutcome.RefusedForGood(PostStage.Recipient, 550, "no such mailbox") : new PostOutcome.Accepted("ok", mail.Message.MessageId!, true);
        await BeatAsync(house);
        Assert.Equal(UrgentCause.WarningNotDelivered, (await house.OnlyAsync<UrgentItem>()).Cause);
        house.House.Clock.Advance(TimeSpan.FromDays(30));
        await BeatAsync(house);
        await BeatAsync(house);
        Assert.Null((await house.OnlyAsync<Hold>()).EndedAt);
        Assert.Equal([UrgentCause.WarningNotDelivered, UrgentCause.HoldPastItsEnd], (await house.AllAsync<UrgentItem>()).OrderBy(item => item.RaisedAt).Select(item => item.Cause));
        Assert.Empty(await house.FactsAsync<HoldReleased>());
    }

    [Fact]
    public async Task A_relay_that_never_answers_ends_on_the_urgent_list()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(1));
        house.Post.Answer = _ => new PostOutcome.TimedOut(PostStage.Greeting);
        for (var i = 0; i < 12; i++)
        {
            await BeatAsync(house);
            house.House.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(10, house.Post.Sent.Count);
        Assert.Single(await house.AllAsync<UrgentItem>());
    }

    [Fact]
    public async Task A_warning_sent_late_gives_people_time_before_the_hold_ends()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5));
        house.House.Clock.Advance(TimeSpan.FromDays(9));
        await BeatAsync(house);
        Assert.Null((await house.OnlyAsync<Hold>()).EndedAt);
        house.House.Clock.Advance(TimeSpan.FromHours(24));
        await BeatAsync(house);
        Assert.NotNull((await house.OnlyAsync<Hold>()).EndedAt);
    }

    [Fact]
    public async Task An_extension_warns_again_and_clears_the_urgent_list()
    {
        await using var house = await NotifyHouse.OpenAsync(refer: new ReferSettings());
        var page = await house.AddPageAsync();
        var placed = Assert.IsType<PlaceHold.Outcome.Placed>(await PlaceAsync(house, page.Episode, TimeSpan.FromDays(1)));
        house.Post.Answer = mail => mail.Message.To.Count == 0 ? new PostOutcome.Unreachable(PostFault.NoEnvelope) : new PostOutcome.Accepted("ok", mail.Message.MessageId!, true);
        await BeatAsync(house);
        Assert.Null((await house.OnlyAsync<UrgentItem>()).HandledAt);
        var until = house.House.Clock.GetUtcNow().UtcDateTime.AddDays(2).AddHours(-1);
        Assert.Equal(ExtendHold.Outcome.Extended, await house.UseAsync<ExtendHold, ExtendHold.Outcome>(use => use.RunAsync(placed.HoldId, until, NotifyHouse.Cancellation)));
        Assert.NotNull((await house.OnlyAsync<UrgentItem>()).HandledAt);
        await BeatAsync(house);
        Assert.Equal(2, (await house.AllAsync<UrgentItem>()).Count);
    }

    [Fact]
    public async Task A_hold_stops_referrals_but_not_to_the_police()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5));
        Assert.Equal(new ReferEpisode.Outcome.Refused(ReferEpisode.Refusal.OnHold), await ReferAsync(house, page.Episode, ReferralTarget.PartnerHotline));
        Assert.IsType<ReferEpisode.Outcome.Referred>(await ReferAsync(house, page.Episode, ReferralTarget.Police));
        Assert.IsType<ReferEpisode.Outcome.AlreadyReferred>(await ReferAsync(house, page.Episode, ReferralTarget.Police));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_for_the_police_is_handed_over_under_a_hold_and_nothing_else_is(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddPageAsync();
        await ReferAsync(house, page.Episode, ReferralTarget.Police);
        await ReferAsync(house, page.Episode, ReferralTarget.PartnerHotline);
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(5));
        var of = (await house.AllAsync<Referral>()).ToDictionary(one => one.Target, one => one.Id);
        Assert.Equal(HandOverReferral.Outcome.OnHold, await HandOverAsync(house, of[ReferralTarget.PartnerHotline]));
        Assert.Equal(HandOverReferral.Outcome.HandedOver, await HandOverAsync(house, of[ReferralTarget.Police]));
        Assert.Equal(HandOverReferral.Outcome.NotWaiting, await HandOverAsync(house, of[ReferralTarget.Police]));
        Assert.NotNull((await house.AllAsync<Referral>()).Single(one => one.Target == ReferralTarget.Police).HandedOverAt);
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_without_an_address_is_held_referred_and_over_when_it_is_handed_over(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var thing = await new CaseMaker(house.House).MakeThingAsync();
        var placed = Assert.IsType<PlaceHold.Outcome.Placed>(await PlaceAsync(house, thing, TimeSpan.FromDays(5)));
        Assert.Equal(new ReferEpisode.Outcome.Refused(ReferEpisode.Refusal.OnHold), await ReferAsync(house, thing, ReferralTarget.PartnerHotline));
        Assert.IsType<ReferEpisode.Outcome.Referred>(await ReferAsync(house, thing, ReferralTarget.Police));
        await house.House.TellFactsAsync();
        Assert.True((await new CaseMaker(house.House).ItemAsync(thing)).IsHeld);
        await house.UseAsync<ReleaseHold, ReleaseHold.Outcome>(use => use.RunAsync(placed.HoldId, NotifyHouse.Cancellation));
        await house.House.TellFactsAsync();
        var analyst = Guid.NewGuid();
        await house.House.AsAsync(analyst, services => services.GetRequiredService<ClaimOne>().RunAsync(thing, analyst, NotifyHouse.Cancellation));
        Assert.IsType<SubmitAssessment.Outcome.Submitted>(await house.House.AsAsync(analyst, services => services.GetRequiredService<SubmitAssessment>().RunAsync(thing, analyst, Guid.NewGuid(), Sheets.Imagery(), null, NotifyHouse.Cancellation)));
        Assert.Equal(HandOverReferral.Outcome.HandedOver, await HandOverAsync(house, (await house.OnlyAsync<Referral>()).Id));
        Assert.Equal(EpisodeEnd.Referred, Assert.IsType<EpisodeClosed>(Assert.Single(await house.FactsAsync<EpisodeClosed>()).Fact).End);
        Assert.Equal(new ReferEpisode.Outcome.Refused(ReferEpisode.Refusal.NoOpenEpisode), await ReferAsync(house, thing, ReferralTarget.PartnerHotline));
        Assert.Equal(new PlaceHold.Outcome.Refused(PlaceHold.Refusal.NoOpenEpisode), await PlaceAsync(house, thing, TimeSpan.FromDays(5)));
    }

    [Fact]
    public async Task An_urgent_item_is_seen_to_once()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        await PlaceAsync(house, page.Episode, TimeSpan.FromDays(1));
        house.Post.Answer = _ => new PostOutcome.RefusedForGood(PostStage.Recipient, 550, "no such mailbox");
        await BeatAsync(house);
        var items = await house.AllAsync<UrgentItem>();
        Assert.NotEmpty(items);
        Assert.Equal(HandleUrgentItem.Outcome.Handled, await HandleAsync(house, items[0].Id));
        Assert.NotEqual(HandleUrgentItem.Outcome.Handled, await HandleAsync(house, items[0].Id));
        Assert.NotEqual(HandleUrgentItem.Outcome.Handled, await HandleAsync(house, Guid.NewGuid()));
        Assert.NotNull((await house.AllAsync<UrgentItem>()).Single(one => one.Id == items[0].Id).HandledAt);
    }

    private static Task<HandleUrgentItem.Outcome> HandleAsync(NotifyHouse house, Guid id) =>
        house.UseAsync<HandleUrgentItem, HandleUrgentItem.Outcome>(use => use.RunAsync(id, NotifyHouse.Cancellation));

    private static Task<HandOverReferral.Outcome> HandOverAsync(NotifyHouse house, Guid id) =>
        house.UseAsync<HandOverReferral, HandOverReferral.Outcome>(use => use.RunAsync(id, NotifyHouse.Cancellation));

    internal static Task<PlaceHold.Outcome> PlaceAsync(NotifyHouse house, Guid episode, TimeSpan length, PoliceOfficer? officer = null) =>
        house.UseAsync<PlaceHold, PlaceHold.Outcome>(use => use.RunAsync(episode, officer ?? Officer, house.House.Clock.GetUtcNow().UtcDateTime + length, NotifyHouse.Cancellation));

    private static Task<ReferEpisode.Outcome> ReferAsync(NotifyHouse house, Guid episode, ReferralTarget target) =>
        house.UseAsync<ReferEpisode, ReferEpisode.Outcome>(use => use.RunAsync(episode, target, ReferralReason.PersonDecided, null, NotifyHouse.Cancellation));

    private static async Task BeatAsync(NotifyHouse house)
    {
        await house.House.RunJobAsync<WarnBeforeHoldEndsJob>();
        await house.House.RunJobAsync<EndHoldsJob>();
    }
}
