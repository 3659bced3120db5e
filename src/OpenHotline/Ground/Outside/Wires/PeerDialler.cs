using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>Opens a TCP stream to a peer that the operator has named: a mail relay, a proxy, a partner. Private addresses are allowed.</summary>
/// <remarks>Never give it a name that came from a report, a page or a registry.</remarks>
public sealed class PeerDialler(SocketDialler dialler)
{
    /// <exception cref="SocketException">The name is unknown, or none of its addresses answers.</exception>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where a peer's name is resolved by this machine.")]
    public async ValueTask<Stream> DialAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        SocketException? last = null;
        foreach (var address in addresses.Take(8))
        {
            try
            {
                return await dialler.DialAsync(new IPEndPoint(address, port), cancellation);
            }
            catch (SocketException refused)
            {
                last = refused;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
