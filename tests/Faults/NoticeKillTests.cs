using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Testing;
using OpenHotline.Tests.Ground.Outside.Names;

namespace OpenHotline.Faults;

/// <summary><c>kill -9</c> while notices and withdrawals of notices go out to a real relay and reports come in: each mail arrives, and none more often than was written down before.</summary>
/// <remarks>
/// The reported pages lie at plain addresses, and nobody answers for the registries: that a page still lies where it was traced is enough
/// to write to the same host, so the program needs no internet.
/// </remarks>
public sealed class NoticeKillTests
{
    private const int Connections = 2;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    [Theory, OnEveryDatabase]
    public Task Every_mail_to_a_host_arrives_and_none_more_often_than_it_was_tried(TestDatabase database) => KillAndCountAsync(database, kills: 2, notices: 10, withdrawals: 3);

    [Theory(Explicit = true), OnEveryDatabase]
    public Task Every_mail_to_a_host_arrives_after_fifty_kills_and_none_more_often_than_it_was_tried(TestDatabase database) => KillAndCountAsync(database, kills: 50, notices: 300, withdrawals: 100);

    private static async Task KillAndCountAsync(TestDatabase database, int kills, int notices, int withdrawals)
    {
        // Knows no name and says so at once, so that the program need not wait to find nobody outside.
        await using var names = new DnsResponder { Code = 3 };
        await using var relay = new RecordingRelay(TimeSpan.FromMilliseconds(50));
        await using var postgres = database == TestDatabase.Postgres ? await FreshDatabase.CreateAsync(database) : null;
        using var folder = await PreparedFolder.MakeAsync(postgres?.Address);
        using var sender = new Sender(folder);
        var waiting = await QueuedMails.MakeAsync(folder, notices, withdrawals);
        Assert.Equal(notices + withdrawals, waiting.Count);
        (string, string)[] settings =
        [
            .. folder.Flags, ("OPENHOTLINE_Outside__Post__Host", "127.0.0.1"), ("OPENHOTLINE_Outside__Post__Port", relay.Port.ToString(CultureInfo.InvariantCulture)),
            ("OPENHOTLINE_Outside__Post__Security", "None"), ("OPENHOTLINE_Outside__Names__Servers__0", $"127.0.0.1:{names.Port}"),
            ("OPENHOTLINE_Outside__Registries__RefreshHours", "0"), ("OPENHOTLINE_Outside__Registries__SpacingSeconds", "0"), ("OPENHOTLINE_Notify__Lease", Lease.ToString()),
        ];
        for (var kill = 0; kill < kills; kill++)
        {
            var before = relay.Messages;
            using var program = await ServedProgram.StartAsync("serve", folder.Data, sender.Http, settings);
            using var end = new CancellationTokenSource();
            var load = Enumerable.Range(0, Connections).Select(connection => sender.SendUntilAsync(program, $"{kill}-{connection}", end.Token)).ToArray();
            await UntilAsync(() => Task.FromResult(relay.Messages > before), TimeSpan.FromSeconds(12));
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(20, 300)), TimeProvider.System);
            program.Kill();
            await end.CancelAsync();
            await Task.WhenAll(load);
            await Task.Delay(Lease, TimeProvider.System);
        }

        using (await ServedProgram.StartAsync("serve", folder.Data, sender.Http, settings))
            Assert.True(await UntilAsync(async () => (await MailsAsync(folder, waiting)).TrueForAll(mail => mail.State is not (MailingState.Waiting or MailingState.Sending)), TimeSpan.FromSeconds(120)));
        var mails = await MailsAsync(folder, waiting);
        Assert.Equal(waiting.Count, mails.Count);
        Assert.Equal(notices, mails.Count(mail => mail.Kind == MailingKind.Notice));
        Assert.Equal(relay.Messages, mails.Sum(mail => relay.Times(mail.MessageId)));
        Assert.All(mails, mail => Assert.InRange(relay.Times(mail.MessageId), mail.State == MailingState.Sent ? 1 : 0, mail.Tries));
        // Not sent means that its end was unknown twice, which an officer sees; it takes two kills at one mail.
        Assert.All(mails.Where(mail => mail.State != MailingState.Sent), mail => Assert.Equal((MailingState.Uncertain, 2), (mail.State, mail.UnknownEnds)));
        Assert.InRange(mails.Sum(mail => mail.UnknownEnds), 0, kills);
        await sender.AssertAllIsThereAsync(folder);
        // What was sent stands on the timeline once, however often a machine stopped: those of before too, whose withdrawals went out now.
        Assert.Equal(mails.Count(mail => mail is { Kind: MailingKind.Notice, State: MailingState.Sent }) + withdrawals, await SentFactsAsync(folder));
    }

    private static Task<List<Mailing>> MailsAsync(PreparedFolder folder, IReadOnlyList<string> messageIds) => folder.WithHouseAsync(house =>
        house.GetRequiredService<HotlineDb>().Set<Mailing>().AsNoTracking().Where(mail => messageIds.Contains(mail.MessageId)).ToListAsync(TestContext.Current.CancellationToken));

    private static Task<int> SentFactsAsync(PreparedFolder folder) => folder.WithHouseAsync(async house =>
        (await house.GetRequiredService<HotlineDb>().ListAsync("SELECT COUNT(*) FROM facts WHERE kind = @kind", row => row.GetInt32(0), TestContext.Current.CancellationToken, ("kind", FactKinds.Of<NoticeSent>())))[0]);

    private static async Task<bool> UntilAsync(Func<Task<bool>> holds, TimeSpan patience)
    {
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < patience;)
        {
            if (await holds()) return true;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return await holds();
    }
}
