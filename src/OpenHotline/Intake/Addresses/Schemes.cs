using System.Collections.Frozen;

namespace OpenHotline.Intake.Addresses;

/// <summary>The words before the colon: those we take, those people write to make a link harmless, those we refuse by name.</summary>
internal static class Schemes
{
    private const int MaxWordChars = 8, MaxUnsupportedChars = 32;

    private static readonly FrozenDictionary<string, (WebScheme Scheme, bool Repaired)> Taken =
        new Dictionary<string, (WebScheme, bool)>
        {
            ["http"] = (WebScheme.Http, false), ["https"] = (WebScheme.Https, false),
            // Defanged.
            ["hxxp"] = (WebScheme.Http, true), ["hxxps"] = (WebScheme.Https, true), ["h**p"] = (WebScheme.Http, true), ["h**ps"] = (WebScheme.Https, true),
            ["hxtp"] = (WebScheme.Http, true), ["hxtps"] = (WebScheme.Https, true), ["htxp"] = (WebScheme.Http, true), ["htxps"] = (WebScheme.Https, true),
            ["hjjp"] = (WebScheme.Http, true), ["hjjps"] = (WebScheme.Https, true),
            // Slips of hand and of copying.
            ["ttp"] = (WebScheme.Http, true), ["ttps"] = (WebScheme.Https, true), ["htp"] = (WebScheme.Http, true), ["htps"] = (WebScheme.Https, true),
            ["htttp"] = (WebScheme.Http, true), ["htttps"] = (WebScheme.Https, true),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

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
