namespace OpenHotline.Matching.Signals;

/// <summary>Reads and writes signals as text. Strict: hexadecimal digits of either case, exactly as many as the hash has, nothing around them.</summary>
public static class SignalText
{
    /// <summary>The result of reading a text.</summary>
    public abstract record Reading<TSignal>
        where TSignal : struct, ISignal<TSignal>
    {
        private Reading()
        {
        }

        public sealed record Accepted(TSignal Signal) : Reading<TSignal>;

        /// <summary>No signal was read.</summary>
        /// <param name="Why">What is wrong.</param>
        /// <param name="PositionChars">Where, counted from 0: the first wrong sign, the first one missing or the first one too many.</param>
        /// <param name="Explanation">One sentence for a person. It repeats no typed text.</param>
        public sealed record Refused(SignalRefusal Why, int PositionChars, string Explanation) : Reading<TSignal>;
    }

    public static Reading<TSignal> Read<TSignal>(ReadOnlySpan<char> text)
        where TSignal : struct, ISignal<TSignal>
    {
        var expected = TSignal.LengthBytes * 2;
        if (text.IsEmpty) return Refused<TSignal>(SignalRefusal.Empty, 0);
        for (var i = 0; i < text.Length && i < expected; i++)
        {
            if (!char.IsAsciiHexDigit(text[i])) return Refused<TSignal>(SignalRefusal.NotHexadecimal, i);
        }

        if (text.Length < expected) return Refused<TSignal>(SignalRefusal.TooShort, text.Length);
        if (text.Length > expected) return Refused<TSignal>(SignalRefusal.TooLong, expected);
        Span<byte> bytes = stackalloc byte[TSignal.LengthBytes];
        Convert.FromHexString(text, bytes, out _, out _);
        return new Reading<TSignal>.Accepted(TSignal.FromBytes(bytes));
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public static string Of<TSignal>(TSignal signal)
        where TSignal : struct, ISignal<TSignal>
    {
        Span<byte> bytes = stackalloc byte[TSignal.LengthBytes];
        signal.CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static Reading<TSignal>.Refused Refused<TSignal>(SignalRefusal why, int position)
        where TSignal : struct, ISignal<TSignal>
    {
        var digits = TSignal.LengthBytes * 2;
        var sentence = why switch
        {
            SignalRefusal.Empty => $"There is no {TSignal.Name}; {digits} hexadecimal digits are expected.",
            SignalRefusal.NotHexadecimal => $"Sign {position + 1} of the {TSignal.Name} is no hexadecimal digit (0-9, a-f).",
            SignalRefusal.TooShort => $"The {TSignal.Name} ends after {position} of {digits} digits.",
            _ => $"The {TSignal.Name} goes on after its {digits} digits.",
        };
        return new(why, position, sentence);
    }
}
