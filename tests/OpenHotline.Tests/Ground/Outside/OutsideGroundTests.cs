using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside;

public sealed class OutsideGroundTests
{
    [Fact]
    public void Everything_can_be_asked_for_and_stays_inside_the_guard_of_the_public_internet()
    {
        using var provider = new ServiceCollection().AddOutside().BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.IsType<SmtpPost>(provider.GetRequiredService<IPost>());
        Assert.IsType<NoMailbox>(provider.GetRequiredService<IMailbox>());
        Assert.IsType<ReportedAddressClient>(provider.GetRequiredService<IReportedPages>());
        Assert.IsType<RdapRegistry>(provider.GetRequiredService<IRegistry>());
        Assert.Same(AddressPolicy.PublicOnly, provider.GetRequiredService<AddressPolicy>());
        Assert.NotNull(provider.GetRequiredService<LastResortContacts>());
        Assert.NotNull(provider.GetRequiredService<RefreshKnownRegistries>());
        Assert.NotNull(provider.GetRequiredService<OutsideHttp>());
    }

    [Fact]
    public void The_sandbox_brings_its_own_names_and_dialler()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<INameServer>(new TableNames()).AddSingleton<IDialler>(new DocumentationDialler()).AddSingleton(AddressPolicy.DocumentationOnly)
            .AddOutside().BuildServiceProvider();

        Assert.IsType<TableNames>(provider.GetRequiredService<INameServer>());
        Assert.Same(AddressPolicy.DocumentationOnly, provider.GetRequiredService<AddressPolicy>());
    }

    [Theory]
    [InlineData(MailboxKind.Maildir, typeof(MaildirMailbox))]
    [InlineData(MailboxKind.Imap, typeof(ImapMailbox))]
    public void The_mailbox_of_the_settings_is_opened(MailboxKind kind, Type mailbox)
    {
        var settings = new OutsideSettings();
        settings.Mailbox.Kind = kind;
        using var provider = new ServiceCollection().AddSingleton(settings).AddOutside().BuildServiceProvider();

        Assert.IsType(mailbox, provider.GetRequiredService<IMailbox>());
    }

    [Fact]
    public void The_settings_as_they_come_are_sound() => Assert.Empty(SettingsCheck.FaultsOf(new OutsideSettings()));

    [Fact]
    public void A_wrong_setting_is_named_without_its_value()
    {
        var settings = new OutsideSettings();
        settings.Pages.MaxBytes = 0;
        settings.Post.Port = 70000;
        settings.Post.FromMailbox = "nobody";
        settings.Names.Servers.Add("not an address");
        settings.Mailbox.Kind = MailboxKind.Imap;
        settings.Ways.Add(new WaySettings { Name = "direct", ProxyHost = "127.0.0.1", ProxyPassword = new string('s', 300) });

        var faults = SettingsCheck.FaultsOf(settings);

        Assert.Equal(7, faults.Count);
        Assert.Contains(faults, fault => fault.StartsWith("OutsideSettings.Ways[0].ProxyPassword", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("OutsideSettings.Pages.MaxBytes", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("sss", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_for_a_peer_follows_nothing_and_reads_no_more_than_allowed()
    {
        await using var server = LoopbackServer.RedirectingTo("http://other.example/");
        await using var large = LoopbackServer.Page(new string('x', 5000));
        var outside = new OutsideHttp(new PeerDialler(new SocketDialler()));
        using var client = outside.ForPeer(new Uri($"http://127.0.0.1:{server.Port}/"), TimeSpan.FromSeconds(5), 1000);
        using var greedy = outside.ForPeer(new Uri($"http://127.0.0.1:{large.Port}/"), TimeSpan.FromSeconds(5), 1000);

        using var response = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(302, (int)response.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => greedy.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
