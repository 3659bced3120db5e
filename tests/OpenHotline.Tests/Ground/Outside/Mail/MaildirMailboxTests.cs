using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;

namespace OpenHotline.Tests.Ground.Outside.Mail;

public sealed class MaildirMailboxTests : IDisposable
{
    private const string Letter = "From: a@host.example\nTo: b@hotline.example\nMessage-ID: <1@host.example>\nSubject: Done\n\nRemoved.\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maildir");
    private readonly OutsideSettings _settings = new();

    public MaildirMailboxTests()
    {
        foreach (var name in new[] { "new", "cur", "tmp" }) _folder.CreateSubdirectory(name);
        _settings.Mailbox.Kind = MailboxKind.Maildir;
        _settings.Mailbox.Folder = _folder.FullName;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_message_comes_again_until_it_is_handled()
    {
        Put("new/1.M1.host", Letter);

        var first = Assert.IsType<ReceivedMail.Readable>(Assert.Single(await ReadAsync()));
        var again = Assert.Single(await ReadAsync());
        await Mailbox().MarkHandledAsync(first.Id, CancellationToken.None);
        await Mailbox().MarkHandledAsync(first.Id, CancellationToken.None);

        Assert.Equal((first.Id, first.Key), (again.Id, again.Key));
        Assert.Equal("Done", first.Message.Subject);
        Assert.Empty(await ReadAsync());
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "cur", "1.M1.host:2,S")));
    }

    [Fact]
    public async Task Flags_that_others_have_set_are_kept()
    {
        Put("cur/1.M1.host:2,FR", Letter);
        Put("cur/2.M1.host:2,S", Letter);

        var mail = Assert.Single(await ReadAsync());
        await Mailbox().MarkHandledAsync(mail.Id, CancellationToken.None);

        Assert.True(File.Exists(Path.Combine(_folder.FullName, "cur", "1.M1.host:2,FRS")));
    }

    [Fact]
    public async Task The_same_message_twice_has_the_same_key_and_another_text_another_key()
    {
        Put("new/1", Letter);
        Put("new/2", Letter);
        Put("new/3", Letter.Replace("Removed", "Refused", StringComparison.Ordinal));

        var keys = (await ReadAsync()).Select(mail => mail.Key).ToList();

        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Fact]
    public async Task What_is_too_large_or_no_message_is_still_handed_on()
    {
        _settings.Mailbox.MaxBytes = 1024;
        Put("new/1", Letter + new string('x', 2000));
        Put("new/2", "");

        var mails = await ReadAsync();

        Assert.Equal(Letter.Length + 2000, Assert.IsType<ReceivedMail.TooLarge>(mails[0]).ByteCount);
        Assert.IsType<ReceivedMail.Unreadable>(mails[1]);
        await Mailbox().MarkHandledAsync("1", CancellationToken.None);
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Nothing_outside_the_folder_is_read_or_moved()
    {
        var secret = Path.Combine(_folder.FullName, "secret");
        await File.WriteAllTextAsync(secret, Letter);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "new", "link"), secret);

        Assert.Empty(await ReadAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => Mailbox().MarkHandledAsync("../secret", CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_says_so()
    {
        _settings.Mailbox.Folder = Path.Combine(_folder.FullName, "nowhere");

        await Assert.ThrowsAsync<MailboxClosedException>(ReadAsync);
    }

    [Fact]
    public async Task One_round_is_bounded_and_the_oldest_come_first()
    {
        _settings.Mailbox.MaxMessages = 2;
        for (var number = 3; number >= 1; number--)
        {
            Put($"new/{number}", Letter);
            File.SetLastWriteTimeUtc(Path.Combine(_folder.FullName, "new", $"{number}"), DateTime.UnixEpoch.AddHours(number));
        }

        Assert.Equal(["1", "2"], (await ReadAsync()).Select(mail => mail.Id));
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private MaildirMailbox Mailbox() => new(_settings);

    private async Task<List<ReceivedMail>> ReadAsync() => await Mailbox().ReadNewAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
