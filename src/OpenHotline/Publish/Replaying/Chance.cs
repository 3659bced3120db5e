namespace OpenHotline.Publish.Replaying;

/// <summary>Seeded chance: the same seed gives the same replay, on every machine and by every later version (SplitMix64). Never for secrets.</summary>
internal sealed class Chance(int seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>Mixes a list in place (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] values)
    {
        for (var at = values.Length - 1; at > 0; at--)
        {
            var other = (int)(Next() % (ulong)(at + 1));
            (values[at], values[other]) = (values[other], values[at]);
        }
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
