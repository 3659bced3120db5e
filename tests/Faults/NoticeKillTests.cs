using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary><c>kill -9</c> while mails to hosts go out: each arrives, and none more often than was written down before.</summary>
/// <remarks>The mails are withdrawals of notices: the one kind for which no name and no registry is asked, so that the program needs no internet.</remarks>
public sealed class NoticeKillTests
{
    private const int Mails = 40;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    [Fact]
    public Task Every_mail_to_a_host_arrives_and_none_more_often_than_it_was_tried() => KillAndCountAsync(kills: 3);

    [Fact(Explicit = true)]
    public Task Every_mail_to_a_host_arrives_after_a_dozen_kills_and_none_more_often_than_it_was_tried() => KillAndCountAsync(kills: 12);

    private static async Task KillAndCountAsync(int kills)
    {
        await using var relay = new RecordingRelay(TimeSpan.FromMilliseconds(50));
        using var folder = await PreparedFolder.MakeAsync();
        using var http = new HttpClient();
        await QueuedMails.MakeAsync(folder, Mails);
        (string, string)[] settings =
        [
            ("OPENHOTLINE_Outside__Post__Host", "127.0.0.1"), ("OPENHOTLINE_Outside__Post__Port", relay.Port.ToString(CultureInfo.InvariantCulture)),
            ("OPENHOTLINE_Outside__Post__Security", "None"), ("OPENHOTLINE_Outside__Names__Servers__0", "127.0.0.1:9"), ("OPENHOTLINE_Notify__Lease", Lease.ToString()),
        ];
        for (var kill = 0; kill < kills; kill++)
        {
            var before = relay.Messages;
            using var program = await ServedProgram.StartAsync("serve", folder.Data, http, settings);
            await UntilAsync(() => Task.FromResult(relay.Messages > before), TimeSpan.FromSeconds(12));
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(20, 300)), TimeProvider.System);
            program.Kill();
            await Task.Delay(Lease, TimeProvider.System);
        }

        using (await ServedProgram.StartAsync("serve", folder.Data, http, settings))
            Assert.True(await UntilAsync(async () => (await MailsAsync(folder)).TrueForAll(mail => mail.State is not (MailingState.Waiting or MailingState.Sending)), TimeSpan.FromSeconds(60)));
        var mails = await MailsAsync(folder);
        Assert.Equal(Mails, mails.Count);
        Assert.Equal(relay.Messages, mails.Sum(mail => relay.Times(mail.MessageId)));
        Assert.All(mails, mail => Assert.InRange(relay.Times(mail.MessageId), mail.State == MailingState.Sent ? 1 : 0, mail.Tries));
        // Not sent means that its end was unknown twice, which an officer sees; it takes two kills at one mail.
        Assert.All(mails.Where(mail => mail.State != MailingState.Sent), mail => Assert.Equal((MailingState.Uncertain, 2), (mail.State, mail.UnknownEnds)));
        Assert.InRange(mails.Sum(mail => mail.UnknownEnds), 0, kills);
    }

    private static Task<List<Mailing>> MailsAsync(PreparedFolder folder) => folder.WithHouseAsync(house =>
        house.GetRequiredService<HotlineDb>().Set<Mailing>().AsNoTracking().Where(mail => mail.Kind == MailingKind.Withdrawal).ToListAsync(TestContext.Current.CancellationToken));

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
