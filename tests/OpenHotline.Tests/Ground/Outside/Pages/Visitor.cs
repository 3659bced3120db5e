using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside.Pages;

/// <summary>The real client, over a table of names and documentation addresses on loopback, with short limits.</summary>
public sealed class Visitor
{
    public const string Host = "page.example";
    public const string Ip = "192.0.2.10";

    public Visitor()
    {
        Settings.Pages.ConnectLimitSeconds = 5;
        Settings.Pages.HeaderLimitSeconds = 5;
        Settings.Pages.TotalLimitSeconds = 10;
    }

    public TableNames Names { get; } = new();

    public DocumentationDialler Dialler { get; } = new();

    public OutsideSettings Settings { get; } = new();

    /// <summary>Puts a server behind a name.</summary>
    public Visitor Put(LoopbackServer server, string host = Host, string ip = Ip, int port = 80)
    {
        Names.With(host, ip);
        Dialler.Map(ip, port, server.Port);
        return this;
    }

    public Task<FetchOutcome> FetchAsync(string address = $"http://{Host}/a", Func<FetchRequest, FetchRequest>? with = null, CancellationToken? cancellation = null)
    {
        var request = new FetchRequest(new Uri(address));
        return Build().FetchAsync(with?.Invoke(request) ?? request, cancellation ?? TestContext.Current.CancellationToken);
    }

    public async Task<T> FetchAsync<T>(string address = $"http://{Host}/a", Func<FetchRequest, FetchRequest>? with = null)
        where T : FetchOutcome
    {
        var outcome = await FetchAsync(address, with);
        return Assert.IsType<T>(outcome);
    }

    private ReportedAddressClient Build()
    {
        var settings = Settings;
        var peers = new PeerDialler(new SocketDialler());
        var names = new GuardedNames(Names, AddressPolicy.DocumentationOnly);
        var dialler = new GuardedDialler(names, Dialler, peers, TimeProvider.System);
        return new ReportedAddressClient(new GuardedHop(dialler, settings, TimeProvider.System), new WaysOut(settings), settings, TimeProvider.System);
    }
}
