namespace OpenHotline.Ground.Outside.Pages;

/// <summary>The smallest hash of a set under many different hash functions (Broder, "On the resemblance and containment of documents", 1997).</summary>
/// <remarks>Each slot keeps the top 16 bits of its minimum, so two slots are equal by chance once in 65,536.</remarks>
internal sealed class MinHash(int slotCount)
{
    private readonly ulong[] _smallest = Enumerable.Repeat(ulong.MaxValue, slotCount).ToArray();
    private bool _isEmpty = true;

    public void Add(ulong hash)
    {
        _isEmpty = false;
        var smallest = _smallest;
        for (var slot = 0; slot < smallest.Length; slot++)
        {
            var mixed = Mix(hash + ((ulong)slot * 0x9E3779B97F4A7C15UL));
            if (mixed < smallest[slot]) smallest[slot] = mixed;
        }
    }

    public ushort[] ToSlots() => _isEmpty ? [] : Array.ConvertAll(_smallest, value => (ushort)Mix(value));

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
