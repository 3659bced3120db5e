using System.Buffers;

namespace OpenHotline.Intake.Addresses;

/// <summary>Takes off what people and programs put around an address: quotes, brackets, a label, the full stop of the sentence.</summary>
internal static class Wrapping
{
    private const string Openers = "\"'<([{«“‘„‹`*|";
    private static readonly SearchValues<char> Leading = SearchValues.Create(Openers + ",;");
    private static readonly SearchValues<char> Trailing = SearchValues.Create(".,;:!?\"'<«»“”‘’„‹›`*|…、。，！？；：،؛؟");

    /// <summary>Takes blanks, control signs and invisible marks off both ends.</summary>
    public static ReadOnlySpan<char> TrimBlank(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && IsBlank(text[0])) text = text[1..];
        while (!text.IsEmpty && IsBlank(text[^1])) text = text[..^1];
        return text;
    }

    /// <summary>Where a list goes on with another address: the place of its comma, semicolon or bar; -1 when it does not.</summary>
    public static int IndexOfNextInList(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (',' or ';' or '|')) continue;
            var next = text[(i + 1)..];
            for (var brackets = 0; brackets < 3 && !next.IsEmpty && Openers.Contains(next[0]); brackets++) next = next[1..];
            if (Schemes.TryTake(ref next, out _, out _) && next.StartsWith("//")) return i;
        }

        return -1;
    }

    /// <summary>The address inside one token without blanks.</summary>
    public static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> token)
    {
        token = TrimBlank(token);
        var opener = '\0';
        // "[2001:db8::1]" keeps its bracket.
        for (; !token.IsEmpty && Leading.Contains(token[0]) && !IsBareIPv6(token); token = token[1..]) opener = token[0];
        if (!Schemes.IsUnsupported(token, out _)) token = CutLabel(token, ref opener);
        token = CutAtCloser(token, opener);
        return TrimEnd(token);
    }

    /// <summary><c>URL:https://…</c>, <c>href="https://…"</c>, <c>[words](https://…)</c>: what stands before the scheme is no part of the address.</summary>
    private static ReadOnlySpan<char> CutLabel(ReadOnlySpan<char> token, scoped ref char opener)
    {
        var slashes = token.IndexOf("://");
        if (slashes <= 0) return token;
        var start = slashes;
        while (start > 0 && (char.IsAsciiLetter(token[start - 1]) || token[start - 1] == '*')) start--;
        if (start == 0 || start == slashes) return token;
        var label = token[..start];
        // An address inside the path or query of another one is a part of it.
        if (label.IndexOfAny("./?") >= 0 && !label.EndsWith("](")) return token;
        if (Openers.Contains(label[^1])) opener = label[^1];
        return token[start..];
    }

    private static ReadOnlySpan<char> CutAtCloser(ReadOnlySpan<char> token, char opener) => opener switch
    {
        '<' => Before(token, token.IndexOf('>')),
        '"' => Before(token, token.IndexOf('"')),
        '“' => Before(token, token.IndexOf('”')),
        '«' => Before(token, token.IndexOf('»')),
        '\'' => Before(token, token.LastIndexOf('\'')),
        '(' => Before(token, IndexOfBalanced(token, '(', ')')),
        '[' => Before(token, IndexOfBalanced(token, '[', ']')),
        _ => token,
    };

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> token, int end) => end < 0 ? token : token[..end];

    private static int IndexOfBalanced(ReadOnlySpan<char> token, char open, char close)
    {
        var depth = 0;
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] == open) depth++;
            if (token[i] == close && --depth < 0) return i;
        }

        return -1;
    }

    private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> token)
    {
        // Counted once, not at every step, so that ten thousand brackets cost no more than ten thousand letters.
        var (round, square, curly) = (Surplus(token, '(', ')'), Surplus(token, '[', ']'), Surplus(token, '{', '}'));
        while (!token.IsEmpty)
        {
            var last = token[^1];
            var goes = IsBlank(last) || Trailing.Contains(last) || last == '>'
                || (last == ')' && round-- > 0) || (last == ']' && square-- > 0) || (last == '}' && curly-- > 0);
            if (!goes) break;
            token = token[..^1];
        }

        return token;
    }

    private static int Surplus(ReadOnlySpan<char> token, char open, char close) => token.Count(close) - token.Count(open);

    private static bool IsBareIPv6(ReadOnlySpan<char> token) => token[0] == '[' && token.IndexOf(':') is > 0 and < 6 && token.IndexOf(']') > 0
        && token[1..token.IndexOf(':')].IndexOfAnyExcept(HexSigns) < 0;

    private static readonly SearchValues<char> HexSigns = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>White space, control signs, byte order mark, zero-width and direction marks.</summary>
    private static bool IsBlank(char sign) => sign <= ' ' || char.IsWhiteSpace(sign) || char.IsControl(sign)
        || sign is '\uFEFF' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
