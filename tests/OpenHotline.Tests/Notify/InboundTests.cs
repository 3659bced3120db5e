using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Refer;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

public sealed class InboundTests
{
    [Theory, OnEveryDatabase]
    public async Task A_bounce_is_attached_to_its_notice_once(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var mail = await SentAsync(house);
        house.Mailbox.ForgetsMarks = true;
        house.Mailbox.New.Add(new ReceivedMail.Readable("1", new string('a', 64), Bounce(mail.MessageId, "5.1.1")));
        await house.House.RunJobAsync<ReadMailboxJob>();
        await house.House.RunJobAsync<ReadMailboxJob>();
        Assert.Equal(NoticeState.Bounced, (await house.OnlyAsync<Notice>()).State);
        Assert.NotNull((await house.OnlyAsync<HostContact>()).BrokenAt);
        Assert.Equal(InboundKind.Bounce, (await house.OnlyAsync<InboundMail>()).Kind);
        Assert.True(Assert.IsType<NoticeBounced>(Assert.Single(await house.FactsAsync<NoticeBounced>()).Fact).ForGood);
    }

    [Fact]
    public async Task A_bounced_notice_is_sent_again_to_another_approved_contact()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var mail = await SentAsync(house);
        house.Mailbox.New.Add(new ReceivedMail.Readable("1", new string('a', 64), Bounce(mail.MessageId, "5.1.1")));
        await house.House.RunJobAsync<ReadMailboxJob>();
        var host = await house.OnlyAsync<Host>();
        Assert.IsType<AddHost.Outcome.Added>(await house.UseAsync<AddHost, AddHost.Outcome>(use => use.MailboxAsync(host.Id, "desk@slowhost.example", NotifyHouse.Cancellation)));
        await house.TraceAndSendAsync();
        Assert.Equal(["abuse@slowhost.example", "desk@slowhost.example"], house.Post.Sent.Select(sent => sent.To.Mailboxes.Single().Address));
        Assert.NotEqual(house.Post.Sent[0].MessageId, house.Post.Sent[1].MessageId);
        Assert.Equal(NoticeState.Sent, (await house.OnlyAsync<Notice>()).State);
    }

    [Fact]
    public async Task An_answer_by_mail_waits_to_be_read()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await SentAsync(house);
        var reply = Mail("Re: " + (await house.OnlyAsync<Notice>()).Ticket.ToLowerInvariant(), "We will look.");
        house.Mailbox.New.Add(new ReceivedMail.Readable("1", new string('b', 64), reply));
        await house.House.RunJobAsync<ReadMailboxJob>();
        Assert.Empty(house.Mailbox.New);
        var kept = await house.OnlyAsync<HostReply>();
        Assert.Equal((ReplyChannel.Mail, null, null), (kept.Channel, kept.Answer, kept.ReadAt));
        Assert.Empty(await house.FactsAsync<HostAnswered>());
    }

    [Fact]
    public async Task What_belongs_to_nothing_is_shown_to_a_person()
    {
        await using var house = await NotifyHouse.OpenAsync();
        house.Mailbox.New.Add(new ReceivedMail.Readable("1", new string('c', 64), Mail("OH-AAAAAAAAAAAAAAAA", "Guessed.")));
        house.Mailbox.New.Add(new ReceivedMail.TooLarge("2", new string('d', 64), 99));
        house.Mailbox.New.Add(new ReceivedMail.Unreadable("3", new string('e', 64), 99));
        await house.House.RunJobAsync<ReadMailboxJob>();
        Assert.Equal([InboundKind.Unmatched, InboundKind.TooLarge, InboundKind.Unreadable], (await house.AllAsync<InboundMail>()).Select(mail => mail.Kind).Order());
    }

    [Fact]
    public async Task A_bounced_warning_goes_to_the_urgent_list()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync();
        await HoldTests.PlaceAsync(house, page.Episode, TimeSpan.FromDays(1));
        await house.House.RunJobAsync<WarnBeforeHoldEndsJob>();
        house.Mailbox.New.Add(new ReceivedMail.Readable("1", new string('f', 64), Bounce(house.Post.Sent[0].MessageId, "5.1.1")));
        await house.House.RunJobAsync<ReadMailboxJob>();
        Assert.Equal(UrgentCause.WarningNotDelivered, (await house.OnlyAsync<UrgentItem>()).Cause);
    }

    private static async Task<MimeMessage> SentAsync(NotifyHouse house)
    {
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        return Assert.Single(house.Post.Sent);
    }

    private static MimeMessage Mail(string subject, string text)
    {
        var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        mail.From.Add(MailboxAddress.Parse("abuse@slowhost.example"));
        return mail;
    }

    private static MimeMessage Bounce(string? messageId, string status)
    {
        var text = $"From: mailer@relay.example\r\nSubject: failed\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n"
            + $"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\nFinal-Recipient: rfc822; x@slowhost.example\r\nAction: failed\r\nStatus: {status}\r\n\r\n"
            + $"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{messageId}>\r\nSubject: x\r\n\r\n--b--\r\n";
        return MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), NotifyHouse.Cancellation);
    }
}
