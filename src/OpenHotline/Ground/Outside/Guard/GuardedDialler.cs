using System.Net;
using System.Net.Sockets;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>Opens a stream to a host that somebody else has named, by a way out, if its address is allowed.</summary>
internal sealed class GuardedDialler(GuardedNames names, IDialler dialler, PeerDialler peers, TimeProvider clock)
{
    public async Task<DialOutcome> DialAsync(GuardedCall call, CancellationToken cancellation)
    {
        if (BarredPorts.Contains(call.Port)) return new DialOutcome.Refused(FetchRefusal.PortNotAllowed, AddressKind.Public);
        if (call.Host.IsOnion) return await DialOnionAsync(call, cancellation);

        var (addresses, otherwise) = await names.FindAsync(call.Host, cancellation);
        if (otherwise is not null) return otherwise;

        // One address that swallows every packet must not eat the whole limit.
        var each = call.Limit / addresses.Count;
        var atProxy = false;
        foreach (var address in addresses)
        {
            using var limit = new Deadline(clock, each, cancellation);
            try
            {
                return new DialOutcome.Open(await DialAsync(new IPEndPoint(address, call.Port), call.Way, limit.Token), address);
            }
            catch (Exception fault) when (fault is SocketException or IOException or TunnelRefusedException)
            {
                atProxy = IsAtProxy(fault, call.Way);
            }
            catch (OperationCanceledException) when (limit.HasPassed && addresses.Count > 1)
            {
            }
        }

        return new DialOutcome.NoConnection(atProxy);
    }

    private async Task<DialOutcome> DialOnionAsync(GuardedCall call, CancellationToken cancellation)
    {
        if (!call.OnionAllowed) return new DialOutcome.Refused(FetchRefusal.OnionNotAllowed, AddressKind.Public);
        if (call.Way.Kind != WayOutKind.Socks5) return new DialOutcome.Refused(FetchRefusal.OnionNeedsSocks, AddressKind.Public);
        try
        {
            return new DialOutcome.Open(await Socks5Tunnel.OpenAsync(peers, call.Way, call.Host.Name, null, call.Port, cancellation), null);
        }
        catch (Exception fault) when (fault is SocketException or IOException or TunnelRefusedException)
        {
            return new DialOutcome.NoConnection(IsAtProxy(fault, call.Way));
        }
    }

    private ValueTask<Stream> DialAsync(IPEndPoint endpoint, WayOut way, CancellationToken cancellation) => way.Kind switch
    {
        WayOutKind.HttpConnect => HttpConnectTunnel.OpenAsync(peers, way, endpoint, cancellation),
        WayOutKind.Socks5 => Socks5Tunnel.OpenAsync(peers, way, null, endpoint.Address, endpoint.Port, cancellation),
        _ => dialler.DialAsync(endpoint, cancellation),
    };

    private static bool IsAtProxy(Exception fault, WayOut way) =>
        fault is TunnelRefusedException tunnel ? tunnel.IsProxyFault : way.Kind != WayOutKind.Direct;
}
