using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>The real dialler.</summary>
public sealed class SocketDialler : IDialler
{
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where a socket is made.")]
    public async ValueTask<Stream> DialAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
