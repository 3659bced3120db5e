using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests;

/// <summary>Numbers and hashes without a pattern, the same in every run (xorshift64*). The benches draw from it too.</summary>
internal sealed class Noise(ulong seed)
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

    /// <summary>The hash with up to so many bits turned.</summary>
    public PdqHash Near(PdqHash hash, int turns)
    {
        Span<ulong> words = [hash[0], hash[1], hash[2], hash[3]];
        for (; turns > 0; turns--)
        {
            var bit = Below(PdqHash.LengthBits);
            words[bit / 64] ^= 1UL << (bit % 64);
        }

        return new(words[0], words[1], words[2], words[3]);
    }

    /// <summary>Values from 0 to 255 with all the bits a float has.</summary>
    public float[] Floats(int count)
    {
        var floats = new float[count];
        for (var i = 0; i < count; i++) floats[i] = (Next() >> 40) / 16777216f * 255f;
        return floats;
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) bytes[i] = (byte)(Next() >> 40);
        return bytes;
    }
}
