namespace OpenHotline.Matching.Index;

/// <summary>How a hash is cut: the loops over all hashes are compiled for each width.</summary>
internal unsafe interface IChunkWidth
{
    /// <summary>The chunk's value.</summary>
    // Safety: the caller has a whole hash there, and a chunk of it.
    static abstract int Value(byte* hash, int chunk);

    /// <summary>The 16 bits that follow the chunk on the ring.</summary>
    // Safety: as Value.
    static abstract ushort Print(byte* hash, int chunk);
}

/// <summary>16 chunks of 16 bits.</summary>
internal readonly unsafe struct TwoBytes : IChunkWidth
{
    public static int Value(byte* hash, int chunk) => ((ushort*)hash)[chunk];

    public static ushort Print(byte* hash, int chunk) => ((ushort*)hash)[(chunk + 1) & 15];
}

/// <summary>32 chunks of 8 bits.</summary>
internal readonly unsafe struct OneByte : IChunkWidth
{
    public static int Value(byte* hash, int chunk) => hash[chunk];

    public static ushort Print(byte* hash, int chunk) => (ushort)(hash[(chunk + 1) & 31] | (hash[(chunk + 2) & 31] << 8));
}
