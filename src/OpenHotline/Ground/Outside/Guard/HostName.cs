using System.Globalization;
using System.Net;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>The host of an address, read as a browser reads it (WHATWG URL, "host parsing").</summary>
/// <param name="Name">Lower case, ASCII, without the last dot; for an address, its usual spelling.</param>
/// <param name="Address">The address, when the host is one in any spelling: dotted, decimal, octal, hexadecimal, IPv6.</param>
public sealed record HostName(string Name, IPAddress? Address)
{
    /// <summary>An onion service (RFC 7686), which has no address and must never be asked of a name server.</summary>
    public bool IsOnion => Address is null && Name.EndsWith(".onion", StringComparison.Ordinal);

    /// <summary>A name for this machine (RFC 6761).</summary>
    public bool IsLocal => Address is null && (Name == "localhost" || Name.EndsWith(".localhost", StringComparison.Ordinal));

    // Privacy: hosts of reported pages do not belong in a log.
    public override string ToString() => nameof(HostName);

    /// <summary>Reads a host; null when it is neither a name nor an address.</summary>
    public static HostName? Read(Uri address)
    {
        var host = address.IdnHost.ToLowerInvariant();
        if (address.HostNameType == UriHostNameType.IPv6) return ReadSix(host);
        if (host.EndsWith('.')) host = host[..^1];
        if (host.Length is 0 or > 253) return null;
        if (EndsInNumber(host)) return ReadFour(host) is { } four ? new HostName(four.ToString(), four) : null;
        return Array.TrueForAll(host.Split('.'), IsLabel) ? new HostName(host, null) : null;
    }

    private static HostName? ReadSix(string host)
    {
        var bare = host.Trim('[', ']');
        return !bare.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(bare, out var six) ? new HostName(six.ToString(), six) : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_');

    private static bool EndsInNumber(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || ReadPart(last) is not null);
    }

    /// <summary>One to four parts, each decimal, octal (0…) or hexadecimal (0x…); the last one fills the rest.</summary>
    private static IPAddress? ReadFour(string host)
    {
        var parts = host.Split('.');
        if (parts.Length > 4) return null;
        ulong value = 0;
        for (var index = 0; index < parts.Length; index++)
        {
            if (ReadPart(parts[index]) is not { } part) return null;
            var isLast = index == parts.Length - 1;
            var limit = isLast ? 1UL << (8 * (5 - parts.Length)) : 256UL;
            if (part >= limit) return null;
            value += isLast ? part : part << (8 * (3 - index));
        }

        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private static ulong? ReadPart(string part)
    {
        if (part.Length is 0 or > 16) return null;
        if (part is "0x") return 0;
        if (part.StartsWith("0x", StringComparison.Ordinal))
        {
            return ulong.TryParse(part.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        if (!part.All(char.IsAsciiDigit)) return null;
        if (part.Length == 1 || part[0] != '0') return ulong.Parse(part, CultureInfo.InvariantCulture);
        return part.All(c => c is >= '0' and <= '7') ? Convert.ToUInt64(part, 8) : null;
    }
}
