namespace OpenHotline.Matching.Tests;

/// <summary>Numbers without a pattern, the same in every run (xorshift64*).</summary>
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
