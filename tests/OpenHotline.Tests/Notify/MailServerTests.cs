using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

/// <summary>Notices through a real mail server, and what comes back from it.</summary>
public sealed class MailServerTests
{
    private const string Desk = "abuse@hosts.example";
    private const string Ours = "notices@hotline.example";

    [Fact]
    public async Task A_notice_goes_through_a_real_mail_server_whole()
    {
        await using var server = await MailServer.StartAsync(Desk, Ours);
        await using var house = await OpenAsync(server, Desk);
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        var notice = await house.OnlyAsync<Notice>();
        Assert.Equal(NoticeState.Sent, notice.State);

        var mail = await MimeMessage.LoadAsync(Assert.Single(await server.MailAsync(Desk, 1)), NotifyHouse.Cancellation);
        Assert.Equal((await house.OnlyAsync<Mailing>()).MessageId, mail.MessageId);
        Assert.Equal((Ours, Desk), (mail.From.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Address));
        Assert.Contains(notice.Ticket, mail.Subject, StringComparison.Ordinal);
        var report = Assert.IsType<MultipartReport>(mail.Body);
        Assert.Equal("feedback-report", report.ReportType);
        Assert.Equal(["text/plain", "message/feedback-report", "application/json"], report.Select(part => part.ContentType.MimeType));
        Assert.Contains("hxxps://www[.]bad[.]example/a", Assert.IsType<TextPart>(report[0]).Text, StringComparison.Ordinal);
        // A Maildir keeps lines as the system ends them.
        Assert.Contains("Reported-URI: https://www.bad.example/a", Encoding.UTF8.GetString(Bytes(report[1])).ReplaceLineEndings("\n").Split('\n'));
        var signature = Convert.FromBase64String(mail.Headers["X-OpenHotline-Signature"]!.Split("s=")[1]);
        Assert.True(house.House.Keys.Verify(house.House.Keys.NewestSigningKey, Bytes(report[2]), signature));
    }

    [Fact]
    public async Task Its_word_that_a_notice_was_delivered_is_attached_to_the_notice()
    {
        await using var server = await MailServer.StartAsync(Desk, Ours);
        await using var house = await OpenAsync(server, Desk);
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        await server.MailAsync(Ours, 1);
        await house.House.RunJobAsync<ReadMailboxJob>();
        var (notice, news) = (await house.OnlyAsync<Notice>(), await house.OnlyAsync<InboundMail>());
        Assert.Equal((InboundKind.DeliveryNews, notice.Id), (news.Kind, news.NoticeId));
        Assert.Equal(NoticeState.Sent, notice.State);
    }

    [Fact]
    public async Task A_notice_to_an_unknown_mailbox_comes_back_as_a_bounce_of_that_notice()
    {
        await using var server = await MailServer.StartAsync(Desk, Ours);
        await using var house = await OpenAsync(server, "nobody.here@hosts.example");
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Assert.Equal(NoticeState.Sent, (await house.OnlyAsync<Notice>()).State);
        await server.MailAsync(Ours, 1);
        await house.House.RunJobAsync<ReadMailboxJob>();
        await house.House.RunJobAsync<ReadMailboxJob>();

        var (notice, bounce) = (await house.OnlyAsync<Notice>(), await house.OnlyAsync<InboundMail>());
        Assert.Equal((InboundKind.Bounce, notice.Id), (bounce.Kind, bounce.NoticeId));
        Assert.Equal(NoticeState.Bounced, notice.State);
        Assert.NotNull((await house.OnlyAsync<HostContact>()).BrokenAt);
        Assert.True(Assert.IsType<NoticeBounced>(Assert.Single(await house.FactsAsync<NoticeBounced>()).Fact).ForGood);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Maildir(Ours), "new")));
        Assert.Single(Directory.GetFiles(Path.Combine(server.Maildir(Ours), "cur")));
    }

    [Fact]
    public async Task A_recipient_that_the_relay_does_not_carry_fails_at_once()
    {
        await using var server = await MailServer.StartAsync(Desk, Ours);
        await using var house = await OpenAsync(server, "abuse@elsewhere.example");
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Assert.Equal(NoticeState.Failed, (await house.OnlyAsync<Notice>()).State);
        Assert.Equal(MailingState.Refused, (await house.OnlyAsync<Mailing>()).State);
        Assert.Single(await house.FactsAsync<NoticeBounced>());
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Maildir(Desk), "new")));
    }

    private static async Task<NotifyHouse> OpenAsync(MailServer server, string desk)
    {
        var settings = new OutsideSettings
        {
            Post = new PostSettings { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None, FromMailbox = Ours },
            Mailbox = new MailboxSettings { Kind = MailboxKind.Maildir, Folder = server.Maildir(Ours) },
        };
        var house = await NotifyHouse.OpenAsync(outside: services => services.AddSingleton(settings).AddSingleton<IPost, SmtpPost>().AddSingleton(Mailboxes.Open));
        house.World.Mailbox = desk;
        return house;
    }

    private static byte[] Bytes(MimeEntity part)
    {
        using var bytes = new MemoryStream();
        Assert.IsAssignableFrom<MimePart>(part).Content!.DecodeTo(bytes, NotifyHouse.Cancellation);
        return bytes.ToArray();
    }
}
