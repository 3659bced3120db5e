using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;

namespace OpenHotline.Intake.Addresses;

/// <summary>The host of an address in its one normal spelling.</summary>
/// <param name="Kind">What was recognised.</param>
/// <param name="Text">ASCII, lower-case; IPv6 in brackets.</param>
internal readonly record struct HostName(HostKind Kind, string Text)
{
    private const int MaxChars = 253, MaxLabelChars = 63;
    private static readonly SearchValues<char> NameSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Reads the host part of an authority, without user, port and brackets repaired. False gives the reason.</summary>
    public static bool TryRead(ReadOnlySpan<char> typed, out HostName host, out AddressRefusal why)
    {
        host = default;
        why = AddressRefusal.BadHost;
        if (typed.Length > 2 && typed[0] == '[' && typed[^1] == ']') return TryReadIPv6(typed[1..^1], ref host, ref why);
        if (typed.Count(':') > 1) return TryReadIPv6(typed, ref host, ref why);
        if (!TryFold(typed, out var name)) return false;
        name = name.Trim('.');
        if (name.Length == 0)
        {
            why = AddressRefusal.NoHost;
            return false;
        }

        if (IPv4Spelling.EndsInNumber(name)) return IPv4Spelling.TryRead(name, wrapParts: false, out var address) && TryTakeIPv4(address, ref host, ref why);
        return HasGoodLabels(name) && TryTakeName(name, ref host, ref why);
    }

    private static bool TryTakeName(string name, ref HostName host, ref AddressRefusal why)
    {
        if (name.EndsWith(OnionName.TopLevel, StringComparison.Ordinal))
        {
            var service = name.AsSpan(0, name.Length - OnionName.TopLevel.Length);
            why = AddressRefusal.BadOnionName;
            host = new(HostKind.Onion, name);
            return OnionName.IsValid(service[(service.LastIndexOf('.') + 1)..]);
        }

        why = AddressRefusal.PrivateHost;
        host = new(HostKind.Name, name);
        return !PrivateHosts.ContainsName(name);
    }

    private static bool TryTakeIPv4(uint address, ref HostName host, ref AddressRefusal why)
    {
        why = AddressRefusal.PrivateHost;
        host = new(HostKind.IPv4, IPv4Spelling.Format(address));
        return !PrivateHosts.Contains(address);
    }

    private static bool TryReadIPv6(ReadOnlySpan<char> typed, ref HostName host, ref AddressRefusal why)
    {
        // A zone names an interface of the reporter's own machine: no part of the address.
        var zone = typed.IndexOf('%');
        if (zone >= 0) typed = typed[..zone];
        foreach (var sign in typed) if (!char.IsAsciiHexDigit(sign) && sign is not (':' or '.')) return false;
        if (!IPAddress.TryParse(typed, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        if (address.IsIPv4MappedToIPv6) return TryTakeIPv4(BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes().AsSpan(12)), ref host, ref why);
        why = AddressRefusal.PrivateHost;
        host = new(HostKind.IPv6, $"[{address}]");
        return !PrivateHosts.Contains(address);
    }

    /// <summary>Percent-escapes, case, other scripts and their full stops, in that order.</summary>
    private static bool TryFold(ReadOnlySpan<char> typed, out string name)
    {
        name = "";
        if (typed.Length > InternationalName.MaxChars) return false;
        var text = typed.ToString();
        if (text.Contains('%') && !TryUnescape(text, out text)) return false;
        name = Ascii.IsValid(text) ? text.ToLowerInvariant() : InternationalName.ToAscii(text) ?? "?";
        return !name.AsSpan().ContainsAnyExcept(NameSigns);
    }

    private static bool TryUnescape(string text, out string unescaped)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var read = bytes[i];
            if (read == '%' && i + 2 < bytes.Length && HexDigit.TryReadPair(bytes[i + 1], bytes[i + 2], out var pair)) (read, i) = (pair, i + 2);
            bytes[length++] = read;
        }

        var decoded = bytes.AsSpan(0, length);
        var isText = Utf8.IsValid(decoded);
        unescaped = isText ? Encoding.UTF8.GetString(decoded) : text;
        return isText;
    }

    private static bool HasGoodLabels(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxChars) return false;
        foreach (var range in name.Split('.'))
        {
            var length = range.End.Value - range.Start.Value;
            if (length is 0 or > MaxLabelChars) return false;
        }

        return true;
    }
}
