using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Sandbox.Internet;

/// <summary>The second way out: an HTTP proxy that knows CONNECT (RFC 9110, section 9.3.6) and leads to the small internet only.</summary>
internal sealed class ProxyConnection(Func<int> elsewhere) : ConnectionHandler
{
    private const int MaxRequestBytes = 4096;
    private readonly SocketDialler dialler = new();

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var closed = connection.ConnectionClosed;
        try
        {
            if (await ReadTargetAsync(connection, closed) is not { } target || SpecialAddresses.KindOf(target.Address) != AddressKind.Documentation || target.Port != 80)
            {
                await connection.Transport.Output.WriteAsync("HTTP/1.1 502 Bad Gateway\r\n\r\n"u8.ToArray(), closed);
                return;
            }

            await using var there = await dialler.DialAsync(new IPEndPoint(IPAddress.Loopback, elsewhere()), closed);
            await connection.Transport.Output.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), closed);
            var answers = there.CopyToAsync(connection.Transport.Output.AsStream(), closed);
            await Task.WhenAny(connection.Transport.Input.CopyToAsync(there, closed), answers);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ConnectionResetException)
        {
            // One of the two sides went away, which ends the tunnel.
        }
    }

    private static async Task<IPEndPoint?> ReadTargetAsync(ConnectionContext connection, CancellationToken closed)
    {
        while (true)
        {
            var read = await connection.Transport.Input.ReadAsync(closed);
            var text = Encoding.ASCII.GetString(read.Buffer.ToArray());
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0 && (read.IsCompleted || text.Length > MaxRequestBytes)) return null;
            connection.Transport.Input.AdvanceTo(end < 0 ? read.Buffer.Start : read.Buffer.GetPosition(end + 4), read.Buffer.End);
            if (end < 0) continue;
            var words = text[..text.IndexOf("\r\n", StringComparison.Ordinal)].Split(' ');
            return words is ["CONNECT", var target, ..] && IPEndPoint.TryParse(target, out var endpoint) ? endpoint : null;
        }
    }
}
