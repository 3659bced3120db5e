using System.Text;
using MimeKit;
using OpenHotline.Ground.Outside.Mail;

namespace OpenHotline.Tests.Ground.Outside.Mail;

public sealed class DeliveryStatusReaderTests
{
    private const string Bounce = """
        From: MAILER-DAEMON@relay.example
        To: notices@hotline.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b1

        --b1
        Content-Type: text/plain

        It did not work.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example
        Original-Envelope-Id: N-123

        Original-Recipient: rfc822;abuse@host.example
        Final-Recipient: rfc822; abuse@host.example
        Action: failed
        Status: 5.1.1 (no such mailbox)
        Diagnostic-Code: smtp; 550 5.1.1 unknown user

        Final-Recipient: rfc822; noc@host.example
        Action: delayed
        Status: 4.4.1

        --b1
        Content-Type: text/rfc822-headers

        Message-ID: <n-1@hotline.example>
        Subject: Notice

        --b1--
        """;

    [Fact]
    public void A_bounce_gives_back_what_we_sent_and_what_became_of_it()
    {
        var report = Assert.IsType<MailMeaning.DeliveryReport>(Read(Bounce));

        Assert.Equal(("N-123", "n-1@hotline.example"), (report.EnvelopeId, report.OriginalMessageId));
        Assert.Equal(new RecipientStatus("abuse@host.example", DeliveryAction.Failed, "5.1.1", "550 5.1.1 unknown user"), report.Recipients[0]);
        Assert.Equal(new RecipientStatus("noc@host.example", DeliveryAction.Delayed, "4.4.1", null), report.Recipients[1]);
        Assert.DoesNotContain("example", report.ToString() + report.Recipients[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_bounce_with_the_whole_message_is_read_too()
    {
        var report = Assert.IsType<MailMeaning.DeliveryReport>(Read(Bounce.Replace("text/rfc822-headers", "message/rfc822", StringComparison.Ordinal)));

        Assert.Equal("n-1@hotline.example", report.OriginalMessageId);
    }

    [Fact]
    public void A_bounce_without_any_detail_is_still_a_report()
    {
        var report = Assert.IsType<MailMeaning.DeliveryReport>(Read("Content-Type: multipart/report; report-type=delivery-status; boundary=b1\n\n--b1\nContent-Type: message/delivery-status\n\n\n--b1--\n"));

        Assert.Null(report.EnvelopeId);
        Assert.Empty(report.Recipients);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied (away)", AutomaticKind.Replied)]
    [InlineData("Auto-Submitted: auto-replied; owner=x", AutomaticKind.Replied)]
    [InlineData("Auto-Submitted: AUTO-GENERATED", AutomaticKind.Generated)]
    [InlineData("Precedence: auto_reply", AutomaticKind.Replied)]
    [InlineData("Precedence: bulk", AutomaticKind.Bulk)]
    [InlineData("List-Id: <a.example>", AutomaticKind.Bulk)]
    [InlineData("Return-Path: <>", AutomaticKind.FromNobody)]
    [InlineData("X-Autoreply: yes", AutomaticKind.Replied)]
    public void What_no_person_wrote_is_recognised(string header, AutomaticKind kind) =>
        Assert.Equal(kind, Assert.IsType<MailMeaning.Automatic>(Read($"{header}\nSubject: x\n\nhello")).Kind);

    [Fact]
    public void A_letter_of_a_person_is_ordinary_and_says_what_it_answers_to()
    {
        var letter = Assert.IsType<MailMeaning.Ordinary>(Read("Auto-Submitted: no\nIn-Reply-To: <2@hotline.example>\nReferences: <1@hotline.example> <2@hotline.example>\n\nRemoved."));

        Assert.Equal(["2@hotline.example", "1@hotline.example"], letter.AnswersTo);
    }

    [Fact]
    public void A_complaint_in_machine_form_is_recognised()
    {
        var report = Assert.IsType<MailMeaning.FeedbackReport>(Read("""
            Content-Type: multipart/report; report-type=feedback-report; boundary=b1

            --b1
            Content-Type: text/plain

            hello
            --b1
            Content-Type: message/feedback-report

            Feedback-Type: XARF
            User-Agent: Example/1
            Version: 1
            Original-Envelope-Id: E-9

            --b1
            Content-Type: message/rfc822

            Message-ID: <3@host.example>

            x
            --b1--
            """));

        Assert.Equal(("xarf", "E-9", "3@host.example"), (report.FeedbackType, report.EnvelopeId, report.OriginalMessageId));
    }

    [Fact]
    public void A_read_receipt_is_not_an_answer()
    {
        var receipt = Assert.IsType<MailMeaning.ReadReceipt>(Read("""
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b1

            --b1
            Content-Type: text/plain

            seen
            --b1
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822;abuse@host.example
            Original-Message-ID: <n-1@hotline.example>
            Disposition: manual-action/MDN-sent-manually; displayed

            --b1--
            """));

        Assert.Equal("n-1@hotline.example", receipt.OriginalMessageId);
    }

    private static MailMeaning Read(string text) => DeliveryStatusReader.Read(MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")))));
}
