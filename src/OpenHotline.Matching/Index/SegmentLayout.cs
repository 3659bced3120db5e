namespace OpenHotline.Matching.Index;

/// <summary>Where the parts of a segment stand in its memory, and in a file.</summary>
/// <remarks>
/// A hash is cut into 16 chunks of 16 bits, or into 32 of 8 in a segment of few hashes: the ring in which the last chunk is
/// followed by the first. For each chunk there is a directory by the chunk's value and, value by value, first the 16 bits
/// that follow the chunk in every hash with that value (its print), then the three-byte places of these hashes. The
/// hashes themselves stand in the order of chunk 0, so that its list needs no places. That is 32 + 8 + 1 + 2 + 15·5 = 118 bytes
/// a hash and 4 MB of directories, or 32 + 8 + 1 + 2 + 31·5 = 198 bytes and 33 KB.
/// </remarks>
internal sealed class SegmentLayout
{
    public const int HashBytes = 32;
    public const int PrintBytes = 2;
    public const int PlaceBytes = 3;

    /// <summary>No segment has more chunks.</summary>
    public const int MostChunks = 32;

    /// <summary>Three bytes number so many places.</summary>
    public const int MaxCount = 1 << (8 * PlaceBytes);

    /// <summary>Up to this size a segment has no lists: reading all its hashes takes a microsecond or two.</summary>
    public const int ScannedCount = 1024;

    /// <summary>Up to this size chunks have 8 bits: a query then looks up 32 runs, not 272 (decision 0115).</summary>
    public const int FineCount = 1 << 18;

    /// <summary>A vector may read on past the end of a list.</summary>
    private const int Slack = 64;

    private readonly List<(long Start, long End)> _gaps = [];

    /// <param name="chunkBytes">Given only to try a width where another would be taken: a file does not say it.</param>
    public SegmentLayout(int count, int? chunkBytes = null)
    {
        Count = count;
        HasLists = count > ScannedCount;
        ChunkBytes = chunkBytes ?? (count > FineCount ? 2 : 1);
        long next = 0;
        Hashes = Take(ref next, (long)HashBytes * count);
        Ids = Take(ref next, 8L * count);
        Banks = Take(ref next, count);
        Directories = HasLists ? Take(ref next, (long)Chunks * DirectoryEntries * sizeof(uint)) : next;
        for (var chunk = 0; chunk < Chunks && HasLists; chunk++) Lists[chunk] = Take(ref next, ListBytes(chunk) * count);
        Bytes = next;
    }

    public int Count { get; }

    public bool HasLists { get; }

    /// <summary>1 or 2.</summary>
    public int ChunkBytes { get; }

    public int Chunks => HashBytes / ChunkBytes;

    /// <summary>How many chunks a print reaches over.</summary>
    public int PrintChunks => PrintBytes / ChunkBytes;

    public int Values => 1 << (8 * ChunkBytes);

    public int DirectoryEntries => Values + 1;

    public long Hashes { get; }

    public long Ids { get; }

    public long Banks { get; }

    public long Directories { get; }

    public long[] Lists { get; } = new long[MostChunks];

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
