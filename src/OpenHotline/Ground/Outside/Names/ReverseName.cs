using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OpenHotline.Ground.Outside.Names;

/// <summary>The name under which the DNS keeps the name of an address (RFC 1035, section 3.5; RFC 3596).</summary>
public static class ReverseName
{
    public static string Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes().Reverse();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Join('.', bytes) + ".in-addr.arpa"
            : string.Concat(bytes.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value & 15:x}.{value >> 4:x}."))) + "ip6.arpa";
    }
}
