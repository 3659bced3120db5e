using System.Buffers;

namespace OpenHotline.Intake.Addresses;

/// <summary>Finds the one address in typed text. Each token is looked at at most twice, so time grows with length only.</summary>
internal static class AddressFinder
{
    /// <summary>Mail programs break lines later than this; a word on the line after a shorter one is a word.</summary>
    private const int MinBrokenLineChars = 50;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\v\f\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");
    private static readonly SearchValues<char> BlanksButBreaks = SearchValues.Create(" \v\f\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    public static WebAddress.Outcome Find(ReadOnlySpan<char> typed)
    {
        var text = Wrapping.TrimBlank(typed);
        if (text.IsEmpty) return new WebAddress.Outcome.Refused(AddressRefusal.Empty);
        if (!Schemes.IsUnsupported(text, out _) && Wrapping.IndexOfNextInList(text) >= 0) return AmongWords(WithBlanksInList(text));
        if (text.IndexOfAny(Blanks) < 0) return AddressReader.Read(Wrapping.Unwrap(text), AddressReading.AsTyped);
        return IsOneBrokenLine(text)
            ? AddressReader.Read(Wrapping.Unwrap(WithoutBreaks(text)), AddressReading.LinesJoined)
            : AmongWords(text);
    }

    public static WebAddress.Outcome ReadExact(ReadOnlySpan<char> text)
    {
        text = Wrapping.TrimBlank(text);
        if (text.IsEmpty) return new WebAddress.Outcome.Refused(AddressRefusal.Empty);
        return text.IndexOfAny("\t\r\n") < 0
            ? AddressReader.Read(text, AddressReading.AsTyped)
            : AddressReader.Read(WithoutBreaks(text), AddressReading.LinesJoined);
    }

    /// <summary>An address that a mail program broke over lines: a scheme first, no blank inside, and neither another address nor a plain word after a break.</summary>
    private static bool IsOneBrokenLine(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(BlanksButBreaks) >= 0) return false;
        var lengthBefore = 0;
        foreach (var range in text.SplitAny('\t', '\r', '\n'))
        {
            var line = text[range];
            if (line.IsEmpty) continue;
            if ((lengthBefore == 0) != IsStrong(line)) return false;
            if (lengthBefore is > 0 and < MinBrokenLineChars && IsWord(line)) return false;
            lengthBefore = line.Length;
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> line)
    {
        foreach (var sign in line.TrimEnd(".,;:!?")) if (!char.IsLetter(sign)) return false;
        return true;
    }

    private static string WithBlanksInList(ReadOnlySpan<char> text)
    {
        var signs = text.ToArray();
        for (int from = 0, at; (at = Wrapping.IndexOfNextInList(signs.AsSpan(from))) >= 0; from += at + 1) signs[from + at] = ' ';
        return new string(signs);
    }

    private static string WithoutBreaks(ReadOnlySpan<char> text)
    {
        var buffer = new SpellingBuffer(stackalloc char[512]);
        foreach (var range in text.SplitAny('\t', '\r', '\n')) buffer.Append(text[range]);
        var joined = buffer.Written.ToString();
        buffer.Dispose();
        return joined;
    }

    private static WebAddress.Outcome AmongWords(ReadOnlySpan<char> text) =>
        Gather(text, onlyStrong: true) ?? Gather(text, onlyStrong: false) ?? new WebAddress.Outcome.Refused(AddressRefusal.NotAWebAddress);

    /// <summary>The one address, or the first refusal of something that was surely meant as one; null when nothing looked like one.</summary>
    private static WebAddress.Outcome? Gather(ReadOnlySpan<char> text, bool onlyStrong)
    {
        WebAddress.Outcome? found = null;
        foreach (var range in text.SplitAny(Blanks))
        {
            var token = Wrapping.Unwrap(text[range]);
            if (token.IsEmpty || IsStrong(token) != onlyStrong) continue;
            var read = AddressReader.Read(token, AddressReading.WordsLeftOut);
            if (read is WebAddress.Outcome.Refused && (!onlyStrong || found is not null)) continue;
            if (read is WebAddress.Outcome.Accepted next && found is WebAddress.Outcome.Accepted first)
            {
                if (next.Address.Identity == first.Address.Identity) continue;
                return new WebAddress.Outcome.Refused(AddressRefusal.SeveralAddresses);
            }

            found = read;
        }

        return found;
    }

    /// <summary>True when the token says itself that it is an address.</summary>
    private static bool IsStrong(ReadOnlySpan<char> token)
    {
        if (token.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || Schemes.IsUnsupported(token, out _)) return true;
        return Schemes.TryTake(ref token, out _, out _) && !token.IsEmpty;
    }
}
