using System.Collections.Frozen;

namespace OpenHotline.Intake.Addresses;

/// <summary>The words before the colon: those we take, those people write to make a link harmless, those we refuse by name.</summary>
internal static class Schemes
{
    private const int MaxWordChars = 8, MaxUnsupportedChars = 32;

    /// <summary>The two schemes, then their defanged spellings and the slips of hand and of copying.</summary>
    private static readonly FrozenDictionary<string, (WebScheme Scheme, bool Repaired)> Taken = new (WebScheme Scheme, bool Repaired, string Words)[]
    {
        (WebScheme.Http, false, "http"),
        (WebScheme.Https, false, "https"),
        (WebScheme.Http, true, "hxxp h**p hxtp htxp hjjp ttp htp htttp"),
        (WebScheme.Https, true, "hxxps h**ps hxtps htxps hjjps ttps htps htttps"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Scheme, row.Repaired)))
        .ToFrozenDictionary(row => row.word, row => (row.Scheme, row.Repaired), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Unsupported = FrozenSet.ToFrozenSet(
        [
            "about", "bitcoin", "blob", "chrome", "cid", "data", "ed2k", "edge", "file", "ftp", "ftps", "geo", "git", "gopher", "intent", "ipfs", "ipns",
            "irc", "ircs", "javascript", "ldap", "magnet", "mailto", "mid", "mms", "news", "nntp", "rtmp", "rtsp", "sftp", "sip", "sips", "skype", "sms",
            "ssh", "tel", "tg", "vbscript", "whatsapp", "ws", "wss", "xmpp",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes <c>http:</c> and its spellings off the front; the slashes stay. False when the text begins with none of them.</summary>
    public static bool TryTake(ref ReadOnlySpan<char> text, out WebScheme scheme, out bool repaired)
    {
        scheme = WebScheme.Http;
        repaired = false;
        var length = 0;
        while (length < text.Length && length < MaxWordChars && (char.IsAsciiLetter(text[length]) || text[length] == '*')) length++;
        if (length == 0 || length == text.Length) return false;
        var rest = text[length..];
        var hasSlashes = rest.StartsWith("//") || rest.StartsWith(";//");
        if (rest[0] != ':' && !hasSlashes) return false;
        if (!Taken.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var found)) return false;
        (scheme, repaired) = (found.Scheme, found.Repaired || hasSlashes);
        text = rest[0] == '/' ? rest : rest[1..];
        return true;
    }

    /// <summary>True when the text is an address of a kind that is not taken; the name is null for a scheme we do not know.</summary>
    public static bool IsUnsupported(ReadOnlySpan<char> text, out string? name)
    {
        name = null;
        var head = text[..Math.Min(text.Length, MaxUnsupportedChars)];
        var colon = head.IndexOf(':');
        if (colon <= 0 || colon + 1 >= text.Length || !char.IsAsciiLetter(head[0])) return false;
        foreach (var sign in head[..colon]) if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('+' or '-' or '.')) return false;
        if (Taken.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(head[..colon])) return false;
        if (Unsupported.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(head[..colon], out name)) return true;
        // A host may be followed by a port and a path, never by "//".
        return text[(colon + 1)..].StartsWith("//");
    }
}
