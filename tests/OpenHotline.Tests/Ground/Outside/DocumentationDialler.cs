using System.Net;
using System.Net.Sockets;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Tests.Ground.Outside;

/// <summary>Maps documentation addresses to loopback ports; nobody answers anywhere else.</summary>
public sealed class DocumentationDialler : IDialler
{
    private readonly Dictionary<string, int> _ports = [];
    private readonly SocketDialler _real = new();

    /// <summary>Everything that was dialled, in order.</summary>
    public List<IPEndPoint> Dialled { get; } = [];

    public void Map(string address, int port, int loopbackPort) => _ports[new IPEndPoint(IPAddress.Parse(address), port).ToString()] = loopbackPort;

    public ValueTask<Stream> DialAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        Dialled.Add(endpoint);
        return _ports.TryGetValue(endpoint.ToString(), out var port)
            ? _real.DialAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation)
            : throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
