using System.Globalization;

namespace OpenHotline.Intake.Addresses;

/// <summary>Reads one address that has no words around it any more.</summary>
internal static class AddressReader
{
    private const int MaxDoubledSchemes = 3;

    /// <summary>Endings of file names that are no top-level domain: "photo.jpg" alone is a file, not a host.</summary>
    private static readonly string[] FileEndings = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".mp4", ".mkv", ".avi", ".txt", ".pdf", ".doc", ".docx", ".html", ".htm", ".php", ".exe"];

    public static WebAddress.Outcome Read(ReadOnlySpan<char> text, AddressReading reading)
    {
        if (text.Contains("[:", StringComparison.Ordinal) || text.Contains("[/", StringComparison.Ordinal))
        {
            text = text.ToString().Replace("[://]", "://", StringComparison.Ordinal).Replace("[:]", ":", StringComparison.Ordinal).Replace("[/]", "/", StringComparison.Ordinal);
            reading |= AddressReading.Repaired;
        }

        if (Schemes.IsUnsupported(text, out var unsupported)) return new WebAddress.Outcome.Refused(AddressRefusal.UnsupportedScheme, unsupported);
        WebScheme? scheme = null;
        for (var i = 0; i < MaxDoubledSchemes && Schemes.TryTake(ref text, out var taken, out var repaired); i++)
        {
            if (repaired || scheme is not null) reading |= AddressReading.Repaired;
            scheme = taken;
            text = text.TrimStart("/\\");
        }

        // "//host/path" is how an identity is written: a host must follow, whatever it looks like.
        var isAnnounced = scheme is not null || text.StartsWith("//");
        return ReadAuthority(text.TrimStart("/\\"), scheme, isAnnounced, reading);
    }

    private static WebAddress.Outcome ReadAuthority(ReadOnlySpan<char> text, WebScheme? scheme, bool isAnnounced, AddressReading reading)
    {
        var end = text.IndexOfAny("/\\?#");
        var authority = end < 0 ? text : text[..end];
        var rest = end < 0 ? [] : text[end..];
        var at = authority.LastIndexOf('@');
        if (at >= 0 && !isAnnounced) return Refused(AddressRefusal.NotAWebAddress);
        var signIn = at > 0 ? SignIn(authority[..at]) : null;
        if (!Defanged.TryRefangHost(authority[(at + 1)..], out var hostAndPort)) reading |= AddressReading.Repaired;
        if (reading.HasFlag(AddressReading.Repaired) && rest.Contains("[.]", StringComparison.Ordinal)) rest = rest.ToString().Replace("[.]", ".", StringComparison.Ordinal);

        if (hostAndPort.Length == 0) return Refused(isAnnounced ? AddressRefusal.NoHost : AddressRefusal.NotAWebAddress);
        if (!TrySplitPort(hostAndPort, out var hostText, out var port)) return Refused(isAnnounced ? AddressRefusal.BadHost : AddressRefusal.NotAWebAddress);
        if (!isAnnounced && !LooksLikeHost(hostText, hasPath: !rest.IsEmpty)) return Refused(AddressRefusal.NotAWebAddress);
        if (!HostName.TryRead(hostText, out var host, out var why)) return Refused(isAnnounced || why != AddressRefusal.BadHost ? why : AddressRefusal.NotAWebAddress);

        if (scheme is null) reading |= AddressReading.SchemeAssumed;
        var settled = scheme ?? (port == WebAddress.HttpsPort ? WebScheme.Https : WebScheme.Http);
        return Assemble(settled, host, port, rest, reading, signIn);
    }

    private static WebAddress.Outcome Assemble(WebScheme scheme, HostName host, int? port, ReadOnlySpan<char> rest, AddressReading reading, ReachedBy? signIn)
    {
        var hash = rest.IndexOf('#');
        var fragment = hash < 0 ? [] : rest[(hash + 1)..];
        var beforeFragment = hash < 0 ? rest : rest[..hash];
        var mark = beforeFragment.IndexOf('?');
        var path = mark < 0 ? beforeFragment : beforeFragment[..mark];
        var query = mark < 0 ? [] : beforeFragment[(mark + 1)..];

        var buffer = new SpellingBuffer(stackalloc char[512]);
        PartSpelling.AppendPath(path, ref buffer);
        if (!query.IsEmpty)
        {
            buffer.Append('?');
            PartSpelling.AppendTail(query, ref buffer);
        }

        var pathAndQuery = buffer.Written.ToString();
        buffer.CutTo(0);
        PartSpelling.AppendTail(fragment, ref buffer);
        var anchor = FragmentMeaning.WithoutDirective(buffer.Written).ToString();
        buffer.Dispose();

        var address = new WebAddress(scheme, host, port ?? WebAddress.DefaultPort(scheme), pathAndQuery, anchor.Length == 0 ? null : anchor);
        if (address.Text.Length > WebAddress.MaxChars) return Refused(AddressRefusal.TooLong);
        return new WebAddress.Outcome.Accepted(address, reading, signIn);
    }

    /// <summary>Without a scheme only what cannot be a word, a number or a file name is a host.</summary>
    private static bool LooksLikeHost(ReadOnlySpan<char> host, bool hasPath)
    {
        if (host.Count(':') > 1 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return true;
        host = host.TrimEnd('.');
        var dot = host.LastIndexOfAny(".\u3002\uFF0E");
        if (dot <= 0) return false;
        // No top-level domain has one letter, but "e.g" is in many sentences.
        if (dot == host.Length - 2 && char.IsAsciiLetter(host[^1])) return false;
        if (IPv4Spelling.EndsInNumber(host)) return host.Count('.') == 3;
        if (host[(dot + 1)..].IndexOfAnyInRange('0', '9') >= 0 && !host[(dot + 1)..].StartsWith("xn--", StringComparison.OrdinalIgnoreCase)) return false;
        if (hasPath) return true;
        foreach (var ending in FileEndings) if (host.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    private static bool TrySplitPort(string authority, out ReadOnlySpan<char> host, out int? port)
    {
        port = null;
        host = authority;
        var bracket = host.LastIndexOf(']');
        if (bracket < 0 && host.Count(':') > 1) return true; // an IPv6 address without brackets
        var colon = host.LastIndexOf(':');
        if (colon < 0 || colon < bracket) return true;
        var digits = host[(colon + 1)..];
        host = host[..colon];
        if (digits.IsEmpty) return true;
        if (digits.ContainsAnyExceptInRange('0', '9') || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        port = number;
        return number is > 0 and <= 65535;
    }

    /// <summary><c>user:password@</c> is a step to reach the page, no part of its identity; null when it is longer than is kept.</summary>
    private static ReachedBy? SignIn(ReadOnlySpan<char> userInfo)
    {
        var colon = userInfo.IndexOf(':');
        var name = Uri.UnescapeDataString((colon < 0 ? userInfo : userInfo[..colon]).ToString());
        var password = colon < 0 ? null : Uri.UnescapeDataString(userInfo[(colon + 1)..].ToString());
        var signIn = new ReachedBy(Referrer: null, name, password);
        return signIn.FitsBounds ? signIn : null;
    }

    private static WebAddress.Outcome.Refused Refused(AddressRefusal why) => new(why);
}
