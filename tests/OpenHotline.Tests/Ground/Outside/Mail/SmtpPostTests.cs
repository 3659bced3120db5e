using MimeKit;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside.Mail;

public sealed class SmtpPostTests : IAsyncLifetime
{
    private readonly SmtpRelay _relay = new();
    private readonly OutsideSettings _settings = new();

    public SmtpPostTests()
    {
        _settings.Post.Host = "127.0.0.1";
        _settings.Post.Port = _relay.Port;
        _settings.Post.Security = MailSecurity.None;
        _settings.Post.FromMailbox = "notices@hotline.example";
        _settings.Post.TotalLimitSeconds = 10;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _relay.DisposeAsync();

    [Fact]
    public async Task A_message_is_accepted_with_the_words_of_the_relay()
    {
        var mail = Mail();
        var outcome = await SendAsync<PostOutcome.Accepted>(mail);

        Assert.Contains("queued as 4711", outcome.ServerReply, StringComparison.Ordinal);
        Assert.EndsWith("@hotline.example", outcome.MessageId, StringComparison.Ordinal);
        Assert.Equal(mail.Message.MessageId, outcome.MessageId);
        Assert.False(outcome.ReportsPromised);
        Assert.Contains("MAIL FROM:<notices@hotline.example>", string.Join('\n', _relay.Commands), StringComparison.Ordinal);
        Assert.Contains("Please act", Assert.Single(_relay.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Message_ID_that_was_given_is_kept_and_the_name_of_this_machine_never_leaves()
    {
        var given = Mail();
        given.Message.MessageId = "n-1@hotline.example";
        var madeUp = Mail();
        madeUp.Message.MessageId = MimeKit.Utils.MimeUtils.GenerateMessageId();

        Assert.Equal("n-1@hotline.example", (await SendAsync<PostOutcome.Accepted>(given)).MessageId);
        Assert.EndsWith("@hotline.example", (await SendAsync<PostOutcome.Accepted>(madeUp)).MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_reports_are_asked_for_where_the_relay_offers_them()
    {
        _relay.Replies["EHLO"] = "250-relay.example\n250-DSN\n250 8BITMIME";

        var outcome = await SendAsync<PostOutcome.Accepted>(Mail() with { EnvelopeId = "N-123", DeliveryReports = true });

        Assert.True(outcome.ReportsPromised);
        Assert.Contains(_relay.Commands, command => command.Contains("ENVID=N-123", StringComparison.Ordinal) && command.Contains("RET=HDRS", StringComparison.Ordinal));
        Assert.Contains(_relay.Commands, command => command.Contains("NOTIFY=SUCCESS,FAILURE,DELAY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_reports_are_not_promised_where_the_relay_does_not_offer_them()
    {
        var outcome = await SendAsync<PostOutcome.Accepted>(Mail() with { EnvelopeId = "N-123", DeliveryReports = true });

        Assert.False(outcome.ReportsPromised);
        Assert.DoesNotContain(_relay.Commands, command => command.Contains("ENVID", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MAIL", PostStage.Sender)]
    [InlineData("RCPT", PostStage.Recipient)]
    [InlineData("DATA", PostStage.Content)]
    [InlineData(".", PostStage.Content)]
    public async Task A_refusal_is_for_now_or_for_good_at_every_step(string step, PostStage stage)
    {
        _relay.Replies[step] = "451 later please";
        var now = await SendAsync<PostOutcome.RefusedForNow>(Mail());
        _relay.Replies[step] = "554 never";
        var good = await SendAsync<PostOutcome.RefusedForGood>(Mail());

        Assert.Equal((451, 554), (now.Code, good.Code));
        if (step != "DATA") Assert.Equal((stage, stage), (now.Stage, good.Stage));
        Assert.Contains("later please", now.ServerReply, StringComparison.Ordinal);
        Assert.Empty(_relay.Messages);
    }

    [Theory]
    [InlineData("GREETING", "421 too busy")]
    [InlineData("GREETING", "554 go away")]
    [InlineData("MAIL", "530 sign in first")]
    public async Task A_relay_that_turns_us_away_does_not_judge_the_message(string step, string reply)
    {
        _relay.Replies[step] = reply;

        await SendAsync<PostOutcome.RefusedForNow>(Mail());
    }

    [Fact]
    public async Task A_wrong_password_is_a_fault_of_ours()
    {
        _relay.Replies["EHLO"] = "250-relay.example\n250 AUTH PLAIN";
        _relay.Replies["AUTH"] = "535 wrong";
        _settings.Post.User = "hotline";
        _settings.Post.Password = "wrong";

        Assert.Equal((PostStage.SignIn, 535), await SendAsync<PostOutcome.RefusedForNow>(Mail()) is var refused ? (refused.Stage, refused.Code) : default);
    }

    [Theory]
    [InlineData("GREETING")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("DATA")]
    public async Task A_relay_that_hangs_before_the_message_has_not_got_it(string step)
    {
        _settings.Post.TotalLimitSeconds = 0.7;
        _relay.Replies[step] = null;

        await SendAsync<PostOutcome.TimedOut>(Mail());
    }

    [Fact]
    public async Task A_relay_that_hangs_after_the_message_may_have_got_it()
    {
        _settings.Post.TotalLimitSeconds = 0.7;
        _relay.Replies["."] = null;
        var mail = Mail();

        var outcome = await SendAsync<PostOutcome.CutOff>(mail);

        Assert.Equal(mail.Message.MessageId, outcome.MessageId);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_may_have_delivered_it()
    {
        _relay.Replies["."] = "";

        await SendAsync<PostOutcome.CutOff>(Mail());
    }

    [Fact]
    public async Task A_connection_that_breaks_within_the_message_is_cut_off()
    {
        _relay.CutAfterLines = 3;

        await SendAsync<PostOutcome.CutOff>(Mail(lines: 200_000));
    }

    [Theory]
    [InlineData("GREETING", "")]
    [InlineData("GREETING", "HTTP/1.1 200 OK")]
    [InlineData("MAIL", "")]
    public async Task A_relay_that_speaks_no_mail_is_unreachable(string step, string reply)
    {
        _relay.Replies[step] = reply;

        Assert.Equal(PostFault.Protocol, (await SendAsync<PostOutcome.Unreachable>(Mail())).Why);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task Without_the_encryption_asked_for_nothing_is_said(MailSecurity security)
    {
        _settings.Post.Security = security;

        Assert.Equal(PostFault.Encryption, (await SendAsync<PostOutcome.Unreachable>(Mail())).Why);
        Assert.Empty(_relay.Messages);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_unreachable()
    {
        await _relay.DisposeAsync();

        Assert.Equal(PostFault.NoConnection, (await SendAsync<PostOutcome.Unreachable>(Mail())).Why);
    }

    [Fact]
    public async Task Without_relay_or_recipient_nothing_is_tried()
    {
        Assert.Equal(PostFault.NoEnvelope, (await SendAsync<PostOutcome.Unreachable>(new OutgoingMail(new MimeMessage()))).Why);
        _settings.Post.Host = "";
        Assert.Equal(PostFault.NotConfigured, (await SendAsync<PostOutcome.Unreachable>(Mail())).Why);
    }

    [Fact]
    public async Task A_rude_goodbye_does_not_undo_an_acceptance()
    {
        _relay.Replies["QUIT"] = "";

        await SendAsync<PostOutcome.Accepted>(Mail());
    }

    [Fact]
    public async Task A_caller_who_gives_up_before_the_message_hears_nothing_else()
    {
        _relay.Replies["MAIL"] = null;
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Post().SendAsync(Mail(), impatient.Token));
    }

    private static OutgoingMail Mail(int lines = 1)
    {
        var message = new MimeMessage { Subject = "Notice", Body = new TextPart("plain") { Text = string.Concat(Enumerable.Repeat("Please act\n", lines)) } };
        message.To.Add(new MailboxAddress("", "abuse@host.example"));
        return new OutgoingMail(message);
    }

    private SmtpPost Post() => new(new PeerDialler(new SocketDialler()), _settings, TimeProvider.System);

    private async Task<T> SendAsync<T>(OutgoingMail mail)
        where T : PostOutcome =>
        Assert.IsType<T>(await Post().SendAsync(mail, TestContext.Current.CancellationToken));
}
