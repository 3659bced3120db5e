using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside.Mail;

public sealed class ImapMailboxTests : IAsyncDisposable
{
    private const string Letter = "From: a@host.example\nMessage-ID: <1@host.example>\nSubject: Done\n\nRemoved.\n";
    private readonly ImapServer _server = new();
    private readonly OutsideSettings _settings = new();
    private readonly ImapMailbox _mailbox;

    public ImapMailboxTests()
    {
        _settings.Mailbox.Kind = MailboxKind.Imap;
        _settings.Mailbox.Host = "127.0.0.1";
        _settings.Mailbox.Port = _server.Port;
        _settings.Mailbox.Security = MailSecurity.None;
        _settings.Mailbox.User = "hotline";
        _settings.Mailbox.Password = "secret";
        _mailbox = new ImapMailbox(new PeerDialler(new SocketDialler()), _settings, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _mailbox.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_again_until_it_is_handled()
    {
        _server.Letters[3] = Letter;
        _server.Letters[5] = Letter;

        var first = await ReadAsync();
        Assert.Empty(_server.Seen);
        await _mailbox.MarkHandledAsync(first[0].Id, TestContext.Current.CancellationToken);
        var second = await ReadAsync();

        Assert.Equal(["7:3", "7:5"], first.Select(mail => mail.Id));
        Assert.Equal(["7:5"], second.Select(mail => mail.Id));
        Assert.Equal(first[0].Key, first[1].Key);
        Assert.Equal("Done", Assert.IsType<ReceivedMail.Readable>(first[0]).Message.Subject);
        Assert.Equal(1, _server.Connections);
    }

    [Fact]
    public async Task Messages_may_be_handled_while_they_are_read()
    {
        _server.Letters[1] = Letter;
        _server.Letters[2] = Letter;

        await foreach (var mail in _mailbox.ReadNewAsync(TestContext.Current.CancellationToken)) await _mailbox.MarkHandledAsync(mail.Id, TestContext.Current.CancellationToken);

        Assert.Equal([1u, 2u], _server.Seen.Order());
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_not_fetched()
    {
        _settings.Mailbox.MaxBytes = 1024;
        _server.Letters[1] = Letter + new string('x', 3000);

        Assert.IsType<ReceivedMail.TooLarge>(Assert.Single(await ReadAsync()));
        Assert.DoesNotContain(_server.Commands, command => command.Contains("BODY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_of_an_older_folder_marks_nothing()
    {
        _server.Letters[1] = Letter;

        await _mailbox.MarkHandledAsync("6:1", TestContext.Current.CancellationToken);

        Assert.Empty(_server.Seen);
    }

    [Fact]
    public async Task A_broken_connection_says_so_and_the_next_round_begins_anew()
    {
        _server.Letters[1] = Letter;
        _server.BreaksAtFetch = true;
        await Assert.ThrowsAsync<MailboxClosedException>(ReadAsync);

        _server.BreaksAtFetch = false;
        Assert.Single(await ReadAsync());
        Assert.Equal(2, _server.Connections);
    }

    [Fact]
    public async Task A_wrong_password_says_so()
    {
        _server.RefusesSignIn = true;

        await Assert.ThrowsAsync<MailboxClosedException>(ReadAsync);
    }

    private async Task<List<ReceivedMail>> ReadAsync() => await _mailbox.ReadNewAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
