namespace OpenHotline.Matching.Index;

/// <summary>Where the parts of a segment stand in its memory, and in a file.</summary>
/// <remarks>
/// A hash is cut into 16 chunks of 16 bits, the ring in which chunk 15 is followed by chunk 0. For each chunk there is a
/// directory by the chunk's value and, value by value, first the next chunk of every hash with that value (its print),
/// then the three-byte places of these hashes. The hashes themselves stand in the order of chunk 0, so that its list
/// needs no places. 32 + 8 + 1 + 2 + 15·5 = 118 bytes a hash, and 4 MB of directories.
/// </remarks>
internal sealed class SegmentLayout
{
    public const int Chunks = 16;
    public const int Values = 1 << 16;
    public const int DirectoryEntries = Values + 1;
    public const int PrintBytes = 2;
    public const int PlaceBytes = 3;

    /// <summary>Three bytes number so many places.</summary>
    public const int MaxCount = 1 << (8 * PlaceBytes);

    /// <summary>Up to this size a segment has no lists: reading all its hashes takes some microseconds.</summary>
    public const int ScannedCount = 4096;

    /// <summary>A vector may read on past the end of a list.</summary>
    private const int Slack = 64;

    private readonly List<(long Start, long End)> _gaps = [];

    public SegmentLayout(int count)
    {
        Count = count;
        HasLists = count > ScannedCount;
        long next = 0;
        Hashes = Take(ref next, 32L * count);
        Ids = Take(ref next, 8L * count);
        Banks = Take(ref next, count);
        Directories = HasLists ? Take(ref next, (long)Chunks * DirectoryEntries * sizeof(uint)) : next;
        for (var chunk = 0; chunk < Chunks && HasLists; chunk++) Lists[chunk] = Take(ref next, ListBytes(chunk) * count);
        Bytes = next;
    }

    public int Count { get; }

    public bool HasLists { get; }

    public long Hashes { get; }

    public long Ids { get; }

    public long Banks { get; }

    public long Directories { get; }

    public long[] Lists { get; } = new long[Chunks];

    public long Bytes { get; }

    public static int ListBytes(int chunk) => chunk == 0 ? PrintBytes : PrintBytes + PlaceBytes;

    /// <summary>Clears what lies between the parts.</summary>
    // Privacy: fresh memory may hold anything, and a segment is written to a file as it stands.
    // Safety: the gaps end at Bytes.
    public unsafe void ClearGaps(byte* address)
    {
        foreach (var (start, end) in _gaps) new Span<byte>(address + start, (int)(end - start)).Clear();
    }

    private long Take(ref long next, long bytes)
    {
        var taken = next;
        next = (next + bytes + Slack + 63) & ~63L;
        _gaps.Add((taken + bytes, next));
        return taken;
    }
}
