using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

public sealed class SendNoticeTests
{
    [Theory, OnEveryDatabase]
    public async Task A_notice_is_sent_once(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        await house.TraceAndSendAsync();
        var mail = Assert.Single(house.Post.Sent);
        Assert.Equal("abuse@slowhost.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal(NoticeState.Sent, (await house.OnlyAsync<Notice>()).State);
        var fact = Assert.IsType<NoticeSent>(Assert.Single(await house.FactsAsync<NoticeSent>()).Fact);
        Assert.Equal((1, 0, "GB"), (fact.Rung, fact.Reminder, fact.Country));
        Assert.Single(await house.FactsAsync<HostTraced>());
    }

    [Fact]
    public async Task A_notice_waits_for_the_first_check()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        await house.TellAsync(house.Assessed(page));
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        await house.TellAsync(house.FirstCheck(page, CheckOutcome.Unreachable));
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        await house.TellAsync(house.FirstCheck(page));
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public async Task Outside_the_sandbox_notices_wait_visibly()
    {
        await using var house = await NotifyHouse.OpenAsync(isSandbox: false);
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(NoticeState.Queued, (await house.OnlyAsync<Notice>()).State);
    }

    [Theory, OnEveryDatabase]
    public async Task A_crash_between_the_try_and_its_end_sends_the_same_message_once_more_and_no_more(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        await house.AddActionableAsync();
        house.Post.Answer = _ => throw new IOException("The machine stops.");
        await house.House.RunJobAsync<TraceCasesJob>();
        await Assert.ThrowsAsync<IOException>(house.House.RunJobAsync<SendNoticesJob>);
        Assert.Equal((MailingState.Sending, 1), ((await house.OnlyAsync<Mailing>()).State, (await house.OnlyAsync<Mailing>()).Tries));
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Single(house.Post.Sent);

        house.House.Clock.Advance(TimeSpan.FromMinutes(20));
        await Assert.ThrowsAsync<IOException>(house.House.RunJobAsync<SendNoticesJob>);
        house.House.Clock.Advance(TimeSpan.FromMinutes(20));
        house.Post.Answer = null;
        await house.House.RunJobAsync<SendNoticesJob>();
        await house.House.RunJobAsync<SendNoticesJob>();

        Assert.Equal(2, house.Post.Sent.Count);
        Assert.Single(house.Post.Sent.Select(mail => mail.MessageId).Distinct());
        Assert.Equal((MailingState.Uncertain, 2), ((await house.OnlyAsync<Mailing>()).State, (await house.OnlyAsync<Mailing>()).Tries));
        Assert.Equal(NoticeState.Uncertain, (await house.OnlyAsync<Notice>()).State);
    }

    [Fact]
    public async Task A_mail_that_was_cut_is_sent_once_more_with_the_same_message_id()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        house.Post.Answer = mail => new PostOutcome.CutOff(mail.Message.MessageId!);
        await house.TraceAndSendAsync();
        house.Post.Answer = null;
        house.House.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Equal(2, house.Post.Sent.Count);
        Assert.Equal(house.Post.Sent[0].MessageId, house.Post.Sent[1].MessageId);
        Assert.Equal(NoticeState.Sent, (await house.OnlyAsync<Notice>()).State);
        Assert.Single(await house.FactsAsync<NoticeSent>());
    }

    [Fact]
    public async Task A_relay_that_refuses_or_hangs_for_now_is_tried_again_and_later()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        house.Post.Answer = _ => new PostOutcome.RefusedForNow(PostStage.Recipient, 451, "later");
        await house.TraceAndSendAsync();
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
        house.Post.Answer = _ => new PostOutcome.TimedOut(PostStage.Greeting);
        house.House.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.TraceAndSendAsync();
        house.Post.Answer = null;
        house.House.Clock.Advance(TimeSpan.FromMinutes(9));
        await house.TraceAndSendAsync();
        Assert.Equal(2, house.Post.Sent.Count);
        house.House.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.TraceAndSendAsync();
        Assert.Equal(3, house.Post.Sent.Count);
        Assert.Equal(NoticeState.Sent, (await house.OnlyAsync<Notice>()).State);
    }

    [Fact]
    public async Task A_refusal_of_the_recipient_for_good_breaks_the_contact()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        house.Post.Answer = _ => new PostOutcome.RefusedForGood(PostStage.Recipient, 550, "no such mailbox");
        await house.TraceAndSendAsync();
        Assert.Equal(NoticeState.Failed, (await house.OnlyAsync<Notice>()).State);
        Assert.NotNull((await house.OnlyAsync<HostContact>()).BrokenAt);
        Assert.Single(await house.FactsAsync<NoticeBounced>());
    }

    [Theory, OnEveryDatabase]
    public async Task A_host_that_changed_just_before_sending_gets_no_notice(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        (house.World.Address, house.World.Handle, house.World.System) = ("203.0.113.9", "NET-OTHER", 64501);
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(CaseState.HostChanged, (await house.OnlyAsync<TakedownCase>()).State);
        Assert.Equal(NoticeState.Withdrawn, (await house.OnlyAsync<Notice>()).State);
        Assert.Equal(2, (await house.AllAsync<Host>()).Count);
        Assert.Single(await house.FactsAsync<HostChanged>());
    }

    [Fact]
    public async Task A_silent_registry_does_not_stop_a_notice_when_the_page_lies_where_it_lay()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        house.World.Instead = new RegistryAnswer.AskLater(house.House.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public async Task A_silent_registry_postpones_a_notice_when_the_page_lies_elsewhere()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        house.World.Address = "203.0.113.9";
        house.World.Instead = new RegistryAnswer.Failed(RegistryFailure.Garbled);
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(1, (await house.OnlyAsync<Mailing>()).Postponements);
        (house.World.Address, house.World.Instead) = ("192.0.2.10", null);
        house.House.Clock.Advance(TimeSpan.FromMinutes(3));
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public async Task A_registry_that_asks_for_patience_is_not_asked_before_its_time()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        house.World.Instead = new RegistryAnswer.AskLater(house.House.Clock.GetUtcNow().UtcDateTime.AddMinutes(30));
        await house.TraceAndSendAsync();
        house.House.Clock.Advance(TimeSpan.FromMinutes(29));
        await house.TraceAndSendAsync();
        Assert.Equal(1, house.World.Questions);
        house.World.Instead = null;
        house.House.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public async Task A_removed_page_gets_no_notice_any_more()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        await house.TellAsync(new PageRemoved(page.Webpage, page.Episode, house.House.Clock.GetUtcNow().UtcDateTime, null, null, null, 5));
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(NoticeState.Withdrawn, (await house.OnlyAsync<Notice>()).State);
    }

    [Theory, OnEveryDatabase]
    public async Task A_hold_stops_notices_until_it_ends(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        var hold = Assert.IsType<PlaceHold.Outcome.Placed>(await HoldTests.PlaceAsync(house, page.Episode, TimeSpan.FromDays(5)));
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(ReleaseHold.Outcome.Released, await house.UseAsync<ReleaseHold, ReleaseHold.Outcome>(use => use.RunAsync(hold.HoldId, NotifyHouse.Cancellation)));
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public async Task A_hold_stops_reminders_and_traces()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var (held, traced) = (await house.AddActionableAsync(), 0);
        await house.TraceAndSendAsync();
        await HoldTests.PlaceAsync(house, held.Episode, TimeSpan.FromDays(80));
        var other = await house.AddActionableAsync("https://www.bad.example/b");
        await HoldTests.PlaceAsync(house, other.Episode, TimeSpan.FromDays(80));
        traced = house.World.Questions;
        house.House.Clock.Advance(TimeSpan.FromDays(3));
        await house.House.RunJobAsync<RemindOverdueJob>();
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
        Assert.Equal(traced, house.World.Questions);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_machines_send_each_notice_once(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        for (var i = 0; i < 6; i++) await house.AddActionableAsync($"https://www.bad.example/{i}");
        await Task.WhenAll(house.House.RunJobAsync<TraceCasesJob>(), house.House.RunJobAsync<TraceCasesJob>());
        await Task.WhenAll(house.House.RunJobAsync<SendNoticesJob>(), house.House.RunJobAsync<SendNoticesJob>());
        Assert.Equal(6, house.Post.Sent.Count);
        Assert.Equal(6, house.Post.Sent.Select(mail => mail.MessageId).Distinct().Count());
    }
}
