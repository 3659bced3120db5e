using System.Text;
using Microsoft.Extensions.Time.Testing;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside.Rdap;

/// <summary>The real client over a registry on loopback, which answers each path as the test says.</summary>
public sealed class RegistryLab : IAsyncDisposable
{
    private readonly DocumentationDialler _dialler = new();
    private readonly TableNames _names = new();
    private readonly LoopbackServer _server;

    public RegistryLab()
    {
        _server = new LoopbackServer(async (stream, stop) =>
        {
            var head = await LoopbackServer.ReadHeadAsync(stream, stop);
            var path = head.Split(' ')[1];
            Asked.Add(path);
            Heads.Add(head);
            await stream.WriteAsync(Answers.TryGetValue(path, out var answer) ? answer : Status(404), stop);
        });
        _names.With("rdap.example", "192.0.2.53").With("other.example", "192.0.2.54").With("inside.example", "10.0.0.1");
        _dialler.Map("192.0.2.53", 80, _server.Port);
        _dialler.Map("192.0.2.54", 80, _server.Port);

        Settings.Registries.SpacingSeconds = 0;
        Settings.Registries.RefreshHours = 0;
        Settings.Registries.BootstrapAddress = "http://rdap.example/bootstrap/";
        Http = new RegistryHttp(new GuardedDialler(new GuardedNames(_names, AddressPolicy.DocumentationOnly), _dialler, new PeerDialler(new SocketDialler()), TimeProvider.System), Settings, Clock);
        Refresh = new RefreshKnownRegistries(Http, Known, Settings, Clock);
        Registry = new RdapRegistry(Http, Known, new RegistryTurns(Settings, Clock), new KeptAnswers(Settings, Clock), Refresh, Clock);
        Know(DirectoryList.Networks4, "192.0.2.0/24 198.51.100.0/24");
        Know(DirectoryList.Networks6, "2001:db8::/32");
        Know(DirectoryList.Systems, "64496-64511");
        Know(DirectoryList.Domains, "example");
        Know(DirectoryList.Tags, "EXA");
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public OutsideSettings Settings { get; } = new();

    public KnownRegistries Known { get; } = new();

    public RegistryHttp Http { get; }

    public RefreshKnownRegistries Refresh { get; }

    public IRegistry Registry { get; }

    public Dictionary<string, byte[]> Answers { get; } = [];

    public List<string> Asked { get; } = [];

    public List<string> Heads { get; } = [];

    public void Answer(string path, string json) => Answers[path] = Status(200, json);

    public static byte[] Status(int status, string body = "", string headers = "") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status} Status\r\nContent-Type: application/rdap+json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public async Task<T> AskAsync<T>(RegistryQuestion question)
        where T : RegistryAnswer =>
        Assert.IsType<T>(await Registry.AskAsync(question, TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync()
    {
        Refresh.Dispose();
        return _server.DisposeAsync();
    }

    internal void Know(DirectoryList list, string entries, string server = "http://rdap.example/") => Known.Replace(
        list, [.. entries.Split(' ').Select(text => DirectoryEntry.Read(list, text, DirectoryEntry.Bases([server]))!)], Clock.GetUtcNow().UtcDateTime);
}
