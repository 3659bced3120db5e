using System.Net;
using System.Net.Sockets;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>Tells what an IP address is for.</summary>
public static class SpecialAddresses
{
    private static readonly (IPNetwork Network, AddressKind Kind)[] Four = Table(
        ("0.0.0.0/8", AddressKind.Unspecified),
        ("10.0.0.0/8", AddressKind.Private),
        ("100.64.0.0/10", AddressKind.CarrierShared),
        ("127.0.0.0/8", AddressKind.Loopback),
        ("168.63.129.16/32", AddressKind.Reserved), // looks public; a cloud answers its machines there
        ("169.254.0.0/16", AddressKind.LinkLocal),
        ("172.16.0.0/12", AddressKind.Private),
        ("192.0.0.0/24", AddressKind.Reserved),
        ("192.0.2.0/24", AddressKind.Documentation),
        ("192.88.99.0/24", AddressKind.Tunnel),
        ("192.168.0.0/16", AddressKind.Private),
        ("198.18.0.0/15", AddressKind.Reserved),
        ("198.51.100.0/24", AddressKind.Documentation),
        ("203.0.113.0/24", AddressKind.Documentation),
        ("224.0.0.0/4", AddressKind.Multicast),
        ("255.255.255.255/32", AddressKind.Multicast),
        ("240.0.0.0/4", AddressKind.Reserved));

    private static readonly (IPNetwork Network, AddressKind Kind)[] Six = Table(
        ("::/128", AddressKind.Unspecified),
        ("::1/128", AddressKind.Loopback),
        ("::ffff:0:0:0/96", AddressKind.Tunnel),
        ("::/96", AddressKind.Tunnel),
        ("64:ff9b::/96", AddressKind.Tunnel),
        ("64:ff9b:1::/48", AddressKind.Tunnel),
        ("2001::/32", AddressKind.Tunnel),
        ("2001::/23", AddressKind.Reserved),
        ("2001:db8::/32", AddressKind.Documentation),
        ("2002::/16", AddressKind.Tunnel),
        ("3fff::/20", AddressKind.Documentation),
        ("2000::/3", AddressKind.Public),
        ("fc00::/7", AddressKind.Private),
        ("fec0::/10", AddressKind.Private),
        ("fe80::/10", AddressKind.LinkLocal),
        ("ff00::/8", AddressKind.Multicast));

    public static AddressKind KindOf(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return Find(Four, address) ?? AddressKind.Public;

        // A zone names a cable of this machine, whatever the address says.
        if (address.ScopeId != 0) return AddressKind.LinkLocal;
        if (address.IsIPv4MappedToIPv6) return AddressKind.Tunnel;
        return Find(Six, address) ?? AddressKind.Reserved;
    }

    private static AddressKind? Find((IPNetwork Network, AddressKind Kind)[] table, IPAddress address)
    {
        foreach (var (network, kind) in table)
        {
            if (network.Contains(address)) return kind;
        }

        return null;
    }

    private static (IPNetwork, AddressKind)[] Table(params (string Network, AddressKind Kind)[] rows) =>
        [.. rows.Select(row => (IPNetwork.Parse(row.Network), row.Kind))];
}
