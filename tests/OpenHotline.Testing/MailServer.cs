using System.Diagnostics;
using System.Net.Sockets;

namespace OpenHotline.Testing;

/// <summary>
/// A real mail server (OpenSMTPD, from Debian) on loopback, with everything it writes in a private folder. It plays two parts: our own relay,
/// and behind it the mail server of <c>hosts.example</c>, which refuses unknown mailboxes. So a refusal comes back as a real bounce.
/// </summary>
/// <remarks>Its queue folder is fixed in the program, so it runs in a mount namespace of its own; that needs root.</remarks>
public sealed class MailServer : IAsyncDisposable
{
    private const UnixFileMode ForAll = (UnixFileMode)0b111_111_111;

    // The mounts are seen by this process only. Mail is written by "nobody", who comes with every Debian.
    private const string Begin = """
        set -e
        mount -t tmpfs -o mode=0755 tmpfs /run
        mount -t tmpfs -o mode=0755 tmpfs /var/spool
        mkdir -m 711 /var/spool/smtpd
        exec "$1" -d -f "$2"
        """;

    private readonly TempFolder folder;
    private readonly Process process;
    private readonly Task<string> said;
    private readonly Task<string> complained;

    private MailServer(TempFolder folder, Process process, int port)
    {
        (this.folder, this.process, Port) = (folder, process, port);
        (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Where the relay takes mail, for <c>hosts.example</c> and <c>hotline.example</c> only.</summary>
    public int Port { get; }

    /// <summary>Starts it, or skips the running test, visibly, where it cannot run.</summary>
    /// <param name="mailboxes">Those that exist; each gets a Maildir.</param>
    public static async Task<MailServer> StartAsync(params string[] mailboxes)
    {
        var program = Installed.FindOrSkip("opensmtpd", "smtpd");
        var unshare = Installed.FindOrSkip("util-linux", "unshare");
        if (!Environment.IsPrivilegedProcess) Assert.Skip("OpenSMTPD runs only with root.");
        var folder = new TempFolder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        var ports = Loopback.FreePorts(2);
        foreach (var part in mailboxes.SelectMany(one => (string[])[one, $"{one}/new", $"{one}/cur", $"{one}/tmp"]).Prepend(""))
            File.SetUnixFileMode(Directory.CreateDirectory(folder.In("mail", part)).FullName, ForAll);
        await File.WriteAllTextAsync(folder.In("smtpd.conf"), Configuration(folder.In("mail"), ports[0], ports[1], mailboxes));
        var start = new ProcessStartInfo(unshare, ["--mount", "--propagation", "private", "sh", "-c", Begin, "sh", program, folder.In("smtpd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var server = new MailServer(folder, Process.Start(start)!, ports[0]);
        foreach (var port in ports) await server.WaitForAsync(port);
        return server;
    }

    /// <summary>The Maildir of a mailbox.</summary>
    public string Maildir(string mailbox) => folder.In("mail", mailbox);

    /// <summary>Waits until so many mails lie in a mailbox's "new", and gives their files in the order they came.</summary>
    public async Task<IReadOnlyList<string>> MailAsync(string mailbox, int count)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken))
        {
            var files = Directory.GetFiles(Path.Combine(Maildir(mailbox), "new"));
            if (files.Length >= count) return [.. files.OrderBy(File.GetLastWriteTimeUtc)];
            if (patience.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException($"{files.Length} of {count} mails came. {await StopAsync()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static string Configuration(string mail, int relay, int landing, string[] mailboxes) => $$"""
        table people { {{string.Join(", ", mailboxes.Select(one => $"\"{one}\" = \"nobody\""))}} }
        listen on 127.0.0.1 port {{relay}} hostname mail.hotline.example tag outbound
        listen on 127.0.0.1 port {{landing}} hostname mail.hosts.example tag landing
        action keep maildir "{{mail}}/%{dest}" virtual <people>
        action onward relay host "smtp://127.0.0.1:{{landing}}" helo "mail.hotline.example"
        match tag landing from any for domain "hosts.example" action keep
        match tag outbound from any for domain "hosts.example" action onward
        match from any for domain "hotline.example" action keep

        """;

    private async Task WaitForAsync(int port)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                using var reader = new StreamReader(client.GetStream());
                if (await reader.ReadLineAsync() is { } greeting && greeting.StartsWith("220", StringComparison.Ordinal)) return;
            }
            catch (Exception notYet) when (notYet is SocketException or IOException)
            {
                if (!process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1)) continue;
                var words = await StopAsync();
                if (words.Contains("unshare", StringComparison.Ordinal) || words.Contains("mount", StringComparison.Ordinal)) Assert.Skip($"A mount namespace is not allowed here: {words}");
                throw new InvalidOperationException($"OpenSMTPD did not start: {words}");
            }
        }
    }

    private async Task<string> StopAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return await complained + await said;
    }
}
