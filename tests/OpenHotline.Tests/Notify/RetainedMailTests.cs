using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Retention;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

public sealed class RetainedMailTests
{
    [Theory, OnEveryDatabase]
    public async Task Answers_and_strangers_mail_are_forgotten_each_by_its_own_rule(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var page = await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Receive(house, "1", "Re: " + (await house.OnlyAsync<Notice>()).Ticket);
        Receive(house, "2", "A question");
        await house.House.RunJobAsync<ReadMailboxJob>();

        await PassAsync(house, days: 31);
        Assert.Equal([InboundKind.Reply], (await house.AllAsync<InboundMail>()).Where(mail => mail.SealedText is not null).Select(mail => mail.Kind));
        Assert.Equal(2, (await house.AllAsync<InboundMail>()).Count);

        // Nobody has read the answer, and the page is up.
        await PassAsync(house, days: 366);
        var reply = await house.OnlyAsync<HostReply>();
        Assert.NotNull(reply.SealedText);

        await house.TellAsync(new PageRemoved(page.Webpage, page.Episode, house.House.Clock.GetUtcNow().UtcDateTime, null, null, null, 5));
        await house.UseAsync<HandleInbound, HandleInbound.Outcome>(use => use.ReplyAsync(reply.Id, NotifyHouse.Cancellation));
        var hold = await house.UseAsync<PlaceLegalHold, Guid>(holds => holds.RunAsync(page.Webpage, "A court asked for it.", NotifyHouse.Cancellation));
        await PassAsync(house, days: 1);
        Assert.NotNull((await house.OnlyAsync<HostReply>()).SealedText);

        await house.UseAsync<PlaceLegalHold, bool>(holds => holds.EndAsync(hold, NotifyHouse.Cancellation));
        await PassAsync(house, days: 1);
        Assert.Null((await house.OnlyAsync<HostReply>()).SealedText);
        Assert.All(await house.AllAsync<InboundMail>(), mail => Assert.Null(mail.SealedText));
    }

    private static void Receive(NotifyHouse house, string id, string subject)
    {
        var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = "We will look." } };
        mail.From.Add(MailboxAddress.Parse("abuse@slowhost.example"));
        house.Mailbox.New.Add(new ReceivedMail.Readable(id, new string(id[0], 64), mail));
    }

    private static Task PassAsync(NotifyHouse house, int days)
    {
        house.House.Clock.Advance(TimeSpan.FromDays(days));
        return house.House.RunJobAsync<ApplyRetentionJob>();
    }
}
