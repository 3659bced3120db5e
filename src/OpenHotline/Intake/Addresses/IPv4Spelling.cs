using System.Globalization;

namespace OpenHotline.Intake.Addresses;

/// <summary>Reads an IPv4 address in every spelling that <c>inet_aton</c> knows: octal, hexadecimal, fewer than four parts.</summary>
internal static class IPv4Spelling
{
    /// <summary>True when the last label can only be meant as a number, so that the host is an IPv4 address or nothing.</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        if (last.IsEmpty) return false;
        if (!last.ContainsAnyExceptInRange('0', '9')) return true;
        return last.Length > 1 && last[0] == '0' && last[1] is 'x' or 'X' && TryReadPart(last, out _);
    }

    /// <summary>Reads the address; with <paramref name="wrapParts"/> a part that is too large keeps its low bits, as Safe Browsing has it.</summary>
    public static bool TryRead(ReadOnlySpan<char> host, bool wrapParts, out uint address)
    {
        address = 0;
        var parts = host.Count('.') + 1;
        if (parts > 4) return false;
        ulong read = 0;
        for (var i = 0; i < parts; i++)
        {
            var dot = host.IndexOf('.');
            var part = dot < 0 ? host : host[..dot];
            host = dot < 0 ? [] : host[(dot + 1)..];
            if (!TryReadPart(part, out var value)) return false;
            var bits = i < parts - 1 ? 8 : 8 * (5 - parts);
            var mask = (1UL << bits) - 1;
            if (value > mask && !wrapParts) return false;
            read = (read << bits) | (value & mask);
        }

        address = (uint)read;
        return true;
    }

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    private static bool TryReadPart(ReadOnlySpan<char> part, out ulong value)
    {
        value = 0;
        var radix = 10u;
        if (part.Length > 1 && part[0] == '0')
        {
            radix = part[1] is 'x' or 'X' ? 16u : 8u;
            part = part[(radix == 16 ? 2 : 1)..];
        }

        if (part.IsEmpty) return false;
        foreach (var letter in part)
        {
            var digit = HexDigit.ValueOf(letter);
            // 2^40 leaves room for the low bits that Safe Browsing keeps and can never overflow.
            if (digit >= radix || value >= 1UL << 40) return false;
            value = (value * radix) + digit;
        }

        return true;
    }
}
