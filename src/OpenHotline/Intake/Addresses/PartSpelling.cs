using System.Buffers;
using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>Writes a path, query or fragment in its one normal spelling (RFC 3986, section 6.2.2, and a little more).</summary>
/// <remarks>
/// Escapes that say nothing are undone, needed ones are upper-case, signs that may not stand bare are escaped as UTF-8.
/// Escapes of signs with a meaning (<c>/ ; &amp; = + # %</c> …) stay, because a server may tell them apart.
/// Writing twice gives the same as writing once.
/// </remarks>
internal static class PartSpelling
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>Signs whose escaped spelling every server reads as the bare one.</summary>
    private const string AlwaysBare = Unreserved + "!$'()*,:@";

    private static readonly SearchValues<char> PathBare = SearchValues.Create(AlwaysBare);
    private static readonly SearchValues<char> TailBare = SearchValues.Create(AlwaysBare + "/?");
    private static readonly SearchValues<char> PathStanding = SearchValues.Create(AlwaysBare + "/;&=+");
    private static readonly SearchValues<char> TailStanding = SearchValues.Create(AlwaysBare + "/?;&=+");

    /// <summary>Appends a path: a backslash is a slash, as in every browser, and dot segments are resolved.</summary>
    public static void AppendPath(ReadOnlySpan<char> path, ref SpellingBuffer target)
    {
        var start = target.Length;
        if (path.IsEmpty || path[0] is not ('/' or '\\')) target.Append('/');
        Append(path, PathStanding, PathBare, isPath: true, ref target);
        if (target.Written[start..].Contains("/.", StringComparison.Ordinal)) DotSegments.Resolve(ref target, start);
    }

    /// <summary>Appends a query or fragment, without its leading sign.</summary>
    public static void AppendTail(ReadOnlySpan<char> tail, ref SpellingBuffer target) => Append(tail, TailStanding, TailBare, isPath: false, ref target);

    private static void Append(ReadOnlySpan<char> part, SearchValues<char> standing, SearchValues<char> bare, bool isPath, ref SpellingBuffer target)
    {
        while (!part.IsEmpty)
        {
            var plain = part.IndexOfAnyExcept(standing);
            target.Append(plain < 0 ? part : part[..plain]);
            if (plain < 0) return;
            part = part[plain..];
            part = part[AppendSpecial(part, bare, isPath, ref target)..];
        }
    }

    /// <summary>Appends what stands first and tells how many characters it took.</summary>
    private static int AppendSpecial(ReadOnlySpan<char> part, SearchValues<char> bare, bool isPath, ref SpellingBuffer target)
    {
        var sign = part[0];
        if (sign == '%' && part.Length > 2 && HexDigit.TryReadPair(part[1], part[2], out var value))
        {
            if (value < 128 && bare.Contains((char)value)) target.Append((char)value);
            else target.AppendEscaped(value);
            return 3;
        }

        if (sign == '\\' && isPath)
        {
            target.Append('/');
            return 1;
        }

        if (char.IsAscii(sign))
        {
            target.AppendEscaped((byte)sign);
            return 1;
        }

        // A lone surrogate becomes U+FFFD here, as in every browser.
        Rune.DecodeFromUtf16(part, out var rune, out var taken);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)]) target.AppendEscaped(octet);
        return taken;
    }
}
