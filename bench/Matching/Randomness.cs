using OpenHotline.Matching.Pdq;

namespace OpenHotline.MatchingBench;

/// <summary>Numbers without a pattern, the same in every run (xorshift64*).</summary>
internal sealed class Randomness(ulong seed)
{
    private ulong _state = (seed * 0x9E3779B97F4A7C15UL) + 0x1234567;

    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1DUL;
    }

    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    public PdqHash Hash() => new(Next(), Next(), Next(), Next());

    public PdqHash Near(PdqHash hash, int turns)
    {
        Span<ulong> words = [hash[0], hash[1], hash[2], hash[3]];
        for (; turns > 0; turns--)
        {
            var bit = (int)(Next() >> 56);
            words[bit / 64] ^= 1UL << (bit % 64);
        }

        return new(words[0], words[1], words[2], words[3]);
    }
}
