using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>Opens a tunnel through a SOCKS5 proxy (RFC 1928, RFC 1929): to an address, or to the name of an onion service.</summary>
internal static class Socks5Tunnel
{
    private const byte Version = 5;
    private const byte NoSignIn = 0;
    private const byte PasswordSignIn = 2;

    public static async ValueTask<Stream> OpenAsync(
        PeerDialler peers, WayOut way, string? onionName, IPAddress? address, int port, CancellationToken cancellation)
    {
        var stream = await peers.DialAsync(way.ProxyHost!, way.ProxyPort, cancellation);
        try
        {
            await GreetAsync(stream, way, cancellation);
            await AskAsync(stream, onionName, address, port, cancellation);
            return stream;
        }
        catch (Exception fault)
        {
            await stream.DisposeAsync();
            if (fault is EndOfStreamException) throw new TunnelRefusedException(isProxyFault: true);
            throw;
        }
    }

    private static async Task GreetAsync(Stream stream, WayOut way, CancellationToken cancellation)
    {
        byte[] greeting = way.ProxyUser is null ? [Version, 1, NoSignIn] : [Version, 1, PasswordSignIn];
        await stream.WriteAsync(greeting, cancellation);
        var chosen = await ReadAsync(stream, 2, cancellation);
        if (chosen[0] != Version || chosen[1] != greeting[2]) throw new TunnelRefusedException(isProxyFault: true);
        if (way.ProxyUser is not { } user) return;

        var name = Encoding.UTF8.GetBytes(user);
        var password = Encoding.UTF8.GetBytes(way.ProxyPassword ?? "");
        if (name.Length > 255 || password.Length > 255) throw new TunnelRefusedException(isProxyFault: true);
        await stream.WriteAsync((byte[])[1, (byte)name.Length, .. name, (byte)password.Length, .. password], cancellation);
        if ((await ReadAsync(stream, 2, cancellation))[1] != 0) throw new TunnelRefusedException(isProxyFault: true);
    }

    private static async Task AskAsync(Stream stream, string? onionName, IPAddress? address, int port, CancellationToken cancellation)
    {
        byte[] target = address?.GetAddressBytes() is { } bytes
            ? [(byte)(bytes.Length == 4 ? 1 : 4), .. bytes]
            : [3, (byte)onionName!.Length, .. Encoding.ASCII.GetBytes(onionName)];
        var portBytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(portBytes, (ushort)port);
        await stream.WriteAsync((byte[])[Version, 1, 0, .. target, .. portBytes], cancellation);

        var reply = await ReadAsync(stream, 4, cancellation);

        // 3 to 6: network or host unreachable, refused, expired. Tor adds 0xF0 and up for onion services.
        if (reply[1] != 0) throw new TunnelRefusedException(isProxyFault: reply[1] is not ((>= 3 and <= 6) or >= 0xF0));
        var rest = reply[3] switch { 1 => 4, 4 => 16, 3 => (await ReadAsync(stream, 1, cancellation))[0], _ => throw new TunnelRefusedException(isProxyFault: true) };
        await ReadAsync(stream, rest + 2, cancellation);
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
