using System.Net;
using System.Net.Sockets;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Sandbox.Internet;

namespace OpenHotline.Sandbox.Wires;

/// <summary>Leads every connection of the house to the small internet on loopback.</summary>
/// <remarks>Safety: an address that is neither for examples nor one of the small internet's own ports is refused, so nothing leaves this machine.</remarks>
public sealed class SandboxDialler(Ports ports) : IDialler
{
    private readonly SocketDialler real = new();

    public ValueTask<Stream> DialAsync(IPEndPoint endpoint, CancellationToken cancellation) =>
        LoopbackPort(endpoint) is { } port
            ? real.DialAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation)
            : throw new SocketException((int)SocketError.ConnectionRefused);

    private int? LoopbackPort(IPEndPoint endpoint) => SpecialAddresses.KindOf(endpoint.Address) switch
    {
        AddressKind.Documentation when endpoint.Port == 80 => ports.Web,
        AddressKind.Documentation when endpoint.Port is 25 or 587 => ports.Mail,
        AddressKind.Loopback when endpoint.Port == ports.Mail || endpoint.Port == ports.Proxy => endpoint.Port,
        _ => null,
    };
}
