using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenHotline.Intake.Addresses;

/// <summary>Brings bytes into the canonical form of Safe Browsing. Linear in the length, whatever the bytes are.</summary>
internal static class SafeBrowsingReader
{
    private static readonly SearchValues<char> NameSigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static SafeBrowsingForm Read(ReadOnlySpan<byte> typed)
    {
        var room = new byte[typed.Length];
        var bytes = Unescape(WithoutFragmentAndBreaks(typed), room);
        var scheme = TakeScheme(ref bytes);
        var end = bytes.IndexOfAny((byte)'/', (byte)'?');
        var authority = end < 0 ? bytes : bytes[..end];
        var rest = end < 0 ? [] : bytes[end..];
        var mark = rest.IndexOf((byte)'?');
        var path = mark < 0 ? rest : rest[..mark];
        var (host, isIp) = Host(authority[(authority.LastIndexOf((byte)'@') + 1)..]);
        return new SafeBrowsingForm(scheme, host, isIp, Path(path), mark < 0 ? null : Escape(rest[(mark + 1)..]));
    }

    private static byte[] WithoutFragmentAndBreaks(ReadOnlySpan<byte> typed)
    {
        var kept = new List<byte>(typed.Length);
        foreach (var octet in typed)
        {
            if (octet == '#') break;
            if (octet is not ((byte)'\t' or (byte)'\r' or (byte)'\n')) kept.Add(octet);
        }

        return kept.ToArray().AsSpan().Trim((byte)' ').ToArray();
    }

    /// <summary>Undoes <c>%XX</c> until none is left. Each byte is written once and read back at most twice for every pair undone.</summary>
    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped, Span<byte> room)
    {
        var length = 0;
        foreach (var octet in escaped)
        {
            room[length++] = octet;
            while (length >= 3 && room[length - 3] == '%' && HexDigit.TryReadPair(room[length - 2], room[length - 1], out var value))
            {
                length -= 2;
                room[length - 1] = value;
            }
        }

        return room[..length];
    }

    private static string TakeScheme(ref ReadOnlySpan<byte> bytes)
    {
        var colon = bytes.IndexOf("://"u8);
        if (colon <= 0 || !char.IsAsciiLetter((char)bytes[0])) return "http";
        foreach (var octet in bytes[..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)octet) && octet is not ((byte)'+' or (byte)'-' or (byte)'.')) return "http";
        }

        var scheme = Encoding.ASCII.GetString(bytes[..colon]).ToLowerInvariant();
        bytes = bytes[(colon + 3)..];
        return scheme;
    }

    private static (string Host, bool IsIp) Host(ReadOnlySpan<byte> typed)
    {
        var lower = WithoutPort(typed).ToArray();
        foreach (ref var octet in lower.AsSpan()) octet = octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;
        var name = Ascii.IsValid(lower) ? Escape(lower) : International(lower) ?? Escape(lower);
        name = string.Join('.', name.Split('.', StringSplitOptions.RemoveEmptyEntries));
        if (name.StartsWith('[')) return (name, true);
        return IPv4Spelling.TryRead(name, wrapParts: true, out var address) ? (IPv4Spelling.Format(address), true) : (name, false);
    }

    /// <summary>Takes ports and outer dots off until none is left, so that the form is its own form.</summary>
    private static ReadOnlySpan<byte> WithoutPort(ReadOnlySpan<byte> host)
    {
        for (var before = -1; before != host.Length;)
        {
            before = host.Length;
            host = host.Trim((byte)'.');
            var colon = host.LastIndexOf((byte)':');
            if (colon >= 0 && !host[(colon + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9')) host = host[..colon];
        }

        return host;
    }

    /// <summary>Punycode for a name in UTF-8 that is a possible name; else null, and its bytes stay as escapes.</summary>
    private static string? International(ReadOnlySpan<byte> name)
    {
        if (!Utf8.IsValid(name) || name.Length > InternationalName.MaxChars * 3) return null;
        var ascii = InternationalName.ToAscii(Encoding.UTF8.GetString(name));
        return ascii is null || ascii.AsSpan().ContainsAnyExcept(NameSigns) ? null : ascii;
    }

    private static string Path(ReadOnlySpan<byte> path)
    {
        var kept = new List<Range>();
        var endsInFolder = true;
        foreach (var range in path.Split((byte)'/'))
        {
            var segment = path[range];
            endsInFolder = segment.IsEmpty || segment.SequenceEqual("."u8) || segment.SequenceEqual(".."u8);
            if (!endsInFolder) kept.Add(range);
            else if (segment.Length == 2 && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
        }

        var text = new StringBuilder(path.Length + 1);
        foreach (var range in kept) text.Append('/').Append(Escape(path[range]));
        return endsInFolder || text.Length == 0 ? text.Append('/').ToString() : text.ToString();
    }

    /// <summary>Escapes what is not printable ASCII, and <c>#</c> and <c>%</c>.</summary>
    private static string Escape(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length + 8);
        foreach (var octet in bytes)
        {
            if (octet is > 0x20 and < 0x7F and not ((byte)'#' or (byte)'%')) text.Append((char)octet);
            else text.Append('%').Append(HexDigit.High(octet)).Append(HexDigit.Low(octet));
        }

        return text.ToString();
    }
}
