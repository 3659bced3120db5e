namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Turns a stream of characters into runs of three words, each added to a sketch.</summary>
internal sealed class Shingles(MinHash sketch, int maxWords)
{
    private const ulong Seed = 14695981039346656037UL; // FNV-1a, 64 bits
    private const ulong Prime = 1099511628211UL;

    private ulong _word = Seed;
    private ulong _before;
    private ulong _beforeThat;
    private bool _isInWord;

    public int WordCount { get; private set; }

    public void Add(char letter)
    {
        if (IsIdeograph(letter))
        {
            // Scripts without spaces: each sign is a word.
            EndWord();
            Grow(letter);
            EndWord();
        }
        else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
        {
            Grow(char.ToLowerInvariant(letter));
        }
        else
        {
            EndWord();
        }
    }

    public void EndWord()
    {
        if (!_isInWord) return;
        _isInWord = false;
        if (WordCount < maxWords)
        {
            WordCount++;
            if (WordCount >= 3) sketch.Add(Join(Join(_beforeThat, _before), _word));
            (_beforeThat, _before) = (_before, _word);
        }

        _word = Seed;
    }

    public static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }

    public static ulong Join(ulong left, ulong right) => ((left * Prime) ^ right) * Prime;

    private void Grow(char letter)
    {
        _isInWord = true;
        _word = (_word ^ letter) * Prime;
    }

    private static bool IsIdeograph(char letter) => letter is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af') or (>= '\u0e00' and <= '\u0eff');
}
