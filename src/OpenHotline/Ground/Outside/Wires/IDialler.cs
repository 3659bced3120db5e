using System.Net;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>Opens one TCP stream to an address that has already been resolved and judged.</summary>
/// <remarks>The sandbox brings one that maps documentation addresses to ports on loopback.</remarks>
public interface IDialler
{
    /// <exception cref="System.Net.Sockets.SocketException">Nobody answers there.</exception>
    ValueTask<Stream> DialAsync(IPEndPoint endpoint, CancellationToken cancellation);
}
