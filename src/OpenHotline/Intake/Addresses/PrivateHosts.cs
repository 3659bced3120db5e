using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Net;

namespace OpenHotline.Intake.Addresses;

/// <summary>Hosts that only this machine or a private network can reach.</summary>
/// <remarks>
/// A courtesy to the reporter, told at once. It is not the guard: <c>Ground/Outside</c> judges every resolved address
/// again before it connects. The documentation ranges pass here, since training and tests use them.
/// </remarks>
internal static class PrivateHosts
{
    private static readonly FrozenSet<string> TopLevels = FrozenSet.ToFrozenSet(
        ["localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "workgroup"]);

    /// <summary>A name of one label, or below a label that the public DNS will never delegate (RFC 6761, 6762, 8375).</summary>
    public static bool ContainsName(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 || TopLevels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[(dot + 1)..])
            || name.SequenceEqual("home.arpa") || name.EndsWith(".home.arpa", StringComparison.Ordinal);
    }

    public static bool Contains(uint address)
    {
        var (first, second, third) = (address >> 24, (address >> 16) & 255, (address >> 8) & 255);
        return first is 0 or 10 or 127 or >= 224
            || (first, second) is (192, 168) or (169, 254) or (172, >= 16 and <= 31) or (100, >= 64 and <= 127) or (198, 18 or 19)
            || (first, second, third) is (192, 0, 0);
    }

    public static bool Contains(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out _)) return true;
        var head = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        if (head == 0) return true; // unspecified, loopback, and the old IPv4-compatible form that nothing routes
        if (bytes[0] == 0xFF || (bytes[0] & 0xFE) == 0xFC || (bytes[0] == 0xFE && bytes[1] >= 0x80)) return true;
        // 6to4 and NAT64 carry an IPv4 address inside.
        if (bytes[0] == 0x20 && bytes[1] == 0x02) return Contains(BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]));
        if (head == 0x0064_FF9B_0000_0000 && bytes[8..12].IndexOfAnyExcept((byte)0) < 0) return Contains(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        return false;
    }
}
