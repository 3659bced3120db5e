using MimeKit;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Sandbox.Mail;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Tests;

public sealed class MailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_of_the_house_arrives_in_a_hosts_mailbox()
    {
        await using var house = await SmallHouse.OpenAsync();
        var accepted = Assert.IsType<PostOutcome.Accepted>(await SendAsync(house, SmallMap.Prompt.AbuseMailbox, ".\r\n.. two dots"));
        Assert.True(accepted.ReportsPromised);
        var letter = Assert.Single(house.Ground.Boxes.In(SmallMap.Prompt.AbuseMailbox));
        Assert.Equal("A subject", letter.Subject);
        Assert.StartsWith(".\n.. two dots", letter.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_mailbox_sends_back_a_report_that_the_house_understands()
    {
        await using var house = await SmallHouse.OpenAsync();
        Assert.IsType<PostOutcome.Accepted>(await SendAsync(house, SmallMap.Bouncing.AbuseMailbox, "text"));
        var report = Assert.IsType<MailMeaning.DeliveryReport>(await OnlyAnswerAsync(house));
        Assert.Equal("OH-TEST", report.EnvelopeId);
        Assert.Equal((DeliveryAction.Failed, "5.2.1", SmallMap.Bouncing.AbuseMailbox), (report.Recipients[0].Action, report.Recipients[0].Status, report.Recipients[0].FinalRecipient));
        Assert.Equal("first@hotline.example", report.OriginalMessageId);
        Assert.Empty(house.Ground.Boxes.In(SmallMap.Bouncing.AbuseMailbox));
    }

    [Fact]
    public async Task Arrival_is_reported_where_it_was_asked_for()
    {
        await using var house = await SmallHouse.OpenAsync();
        await SendAsync(house, SmallMap.Slow.AbuseMailbox, "text");
        var report = Assert.IsType<MailMeaning.DeliveryReport>(await OnlyAnswerAsync(house));
        Assert.Equal(DeliveryAction.Delivered, report.Recipients[0].Action);
    }

    [Fact]
    public async Task No_mail_is_taken_for_anybody_else()
    {
        await using var house = await SmallHouse.OpenAsync();
        var refused = Assert.IsType<PostOutcome.RefusedForGood>(await SendAsync(house, "somebody@openhotline." + "org", "text"));
        Assert.Equal(PostStage.Recipient, refused.Stage);
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_refused_and_the_next_one_taken()
    {
        await using var house = await SmallHouse.OpenAsync();
        var tooLarge = string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 6 * 1024 * 1024 / 72));
        Assert.IsType<PostOutcome.RefusedForGood>(await SendAsync(house, SmallMap.Slow.AbuseMailbox, tooLarge));
        Assert.IsType<PostOutcome.Accepted>(await SendAsync(house, SmallMap.Slow.AbuseMailbox, "small"));
    }

    [Fact]
    public async Task Letters_and_what_was_worked_on_are_found_after_a_restart()
    {
        await using var house = await SmallHouse.OpenAsync();
        await SendAsync(house, SmallMap.Prompt.AbuseMailbox, "one");
        await SendAsync(house, SmallMap.Prompt.AbuseMailbox, "two");
        house.Ground.Boxes.MarkWorked(house.Ground.Boxes.Waiting(SmallMap.Prompt.AbuseMailbox)[0]);
        var again = new Letterboxes(Path.Combine(house.Folder, "sandbox", "mail"), TimeProvider.System);
        Assert.Equal(2, again.In(SmallMap.Prompt.AbuseMailbox).Count);
        Assert.Equal("two", Assert.Single(again.Waiting(SmallMap.Prompt.AbuseMailbox)).Text.Trim());
    }

    [Theory]
    [InlineData("../up@a.example")]
    [InlineData("a@b@c.example")]
    [InlineData(".hidden@a.example")]
    [InlineData("a/b@c.example")]
    [InlineData("someone@real." + "org")]
    public void A_name_that_is_no_mailbox_here_is_never_a_folder(string name) => Assert.False(Letterboxes.IsOurs(name));

    private static Task<PostOutcome> SendAsync(SmallHouse house, string to, string text)
    {
        var message = new MimeMessage { Subject = "A subject", Body = new TextPart("plain") { Text = text }, MessageId = "first@hotline.example" };
        message.To.Add(MailboxAddress.Parse(to));
        return house.Get<IPost>().SendAsync(new OutgoingMail(message, "OH-TEST", DeliveryReports: true), Stop);
    }

    private static async Task<MailMeaning> OnlyAnswerAsync(SmallHouse house)
    {
        var mailbox = house.Get<IMailbox>();
        var read = new List<ReceivedMail>();
        await foreach (var mail in mailbox.ReadNewAsync(Stop)) read.Add(mail);
        return DeliveryStatusReader.Read(Assert.IsType<ReceivedMail.Readable>(Assert.Single(read)).Message);
    }
}
