using System.Globalization;
using System.Net;
using System.Text;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>Opens a tunnel through an HTTP proxy (RFC 9110, section 9.3.6), to an address and never to a name.</summary>
internal static class HttpConnectTunnel
{
    private const int MaxReplyBytes = 8192;

    public static async ValueTask<Stream> OpenAsync(PeerDialler peers, WayOut way, IPEndPoint target, CancellationToken cancellation)
    {
        var stream = await peers.DialAsync(way.ProxyHost!, way.ProxyPort, cancellation);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Request(way, target)), cancellation);
            await stream.FlushAsync(cancellation);
            Judge(await ReadStatusAsync(stream, cancellation));
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static string Request(WayOut way, IPEndPoint target)
    {
        var request = $"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n";
        if (way.ProxyUser is { } user)
        {
            request += $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{way.ProxyPassword}"))}\r\n";
        }

        return request + "\r\n";
    }

    /// <summary>Reads to the end of the headers, byte by byte, since what follows belongs to the tunnel.</summary>
    private static async Task<int> ReadStatusAsync(Stream stream, CancellationToken cancellation)
    {
        var reply = new byte[MaxReplyBytes];
        var length = 0;
        while (length < 4 || !reply.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (length == MaxReplyBytes) throw new TunnelRefusedException(isProxyFault: true);
            if (await stream.ReadAsync(reply.AsMemory(length, 1), cancellation) == 0) throw new TunnelRefusedException(isProxyFault: true);
            length++;
        }

        var line = Encoding.ASCII.GetString(reply, 0, length).Split("\r\n")[0].Split(' ');
        return line.Length >= 2 && line[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            && int.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new TunnelRefusedException(isProxyFault: true);
    }

    private static void Judge(int status)
    {
        if (status is >= 200 and < 300) return;

        // 502 and 504: the proxy tried and nobody answered.
        throw new TunnelRefusedException(isProxyFault: status is not (502 or 504));
    }
}
