using System.Buffers.Binary;

namespace OpenHotline.Matching.Index;

/// <summary>The first bytes of an index file: what it is, its parameters, its segments and their checksums.</summary>
/// <remarks>
/// Little endian. 0: "OHRADIX" and a line feed. 8: version. 12: up to how many hashes a segment has no lists. 16: up to how many its chunks have 8 bits. 20: number of segments.
/// 24: radii of the 256 banks. 280: for each bank, 1 where it has entries. 536: for each segment, its count (4 bytes), 1 where bits of removed
/// entries follow it (4), its CRC-32C with them (4). Then the CRC-32C of all this. Segments begin at multiples of 4,096.
/// </remarks>
internal sealed record IndexHeading(byte[] Radii, bool[] HasEntries, IReadOnlyList<IndexHeading.Part> Parts)
{
    public const int PageBytes = 4096;
    private const uint Version = 2;
    private const int FixedBytes = 24 + 512;
    private const int PartBytes = 12;
    private const int MaxParts = 4096;

    public record struct Part(int Count, bool HasRemoved, uint Checksum)
    {
        public readonly int RemovedBytes => HasRemoved ? (Count + 63) / 64 * 8 : 0;

        public readonly long Bytes => new SegmentLayout(Count).Bytes + RemovedBytes;
    }

    private static ReadOnlySpan<byte> Magic => "OHRADIX\n"u8;

    public static long Pages(long bytes) => (bytes + PageBytes - 1) / PageBytes * PageBytes;

    public long Bytes => Pages(FixedBytes + (PartBytes * Parts.Count) + 4);

    public long FileBytes => Bytes + Parts.Sum(part => Pages(part.Bytes));

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        uint[] numbers = [Version, SegmentLayout.ScannedCount, SegmentLayout.FineCount, (uint)Parts.Count];
        for (var i = 0; i < numbers.Length; i++) Write(bytes, 8 + (4 * i), numbers[i]);
        Radii.CopyTo(bytes, 24);
        for (var bank = 0; bank < HasEntries.Length; bank++) bytes[280 + bank] = HasEntries[bank] ? (byte)1 : (byte)0;
        var at = FixedBytes;
        foreach (var part in Parts)
        {
            Write(bytes, at, (uint)part.Count);
            Write(bytes, at + 4, part.HasRemoved ? 1u : 0);
            Write(bytes, at + 8, part.Checksum);
            at += PartBytes;
        }

        Write(bytes, at, Checksum.Of(bytes.AsSpan(0, at)));
        return bytes;
    }

    /// <summary>Reads a heading, of which <paramref name="more"/> brings what follows the first page.</summary>
    public static IndexHeading Read(ReadOnlySpan<byte> first, Func<int, byte[]> more)
    {
        if (first.Length < Magic.Length || !first.StartsWith(Magic)) throw new IndexFileException(IndexFileFault.Foreign, "This is no index: it begins otherwise.");
        if (first.Length < PageBytes) throw new IndexFileException(IndexFileFault.WrongLength, $"The index ends after {first.Length} bytes, within its heading.");
        if (Number(first, 8) != Version) throw new IndexFileException(IndexFileFault.OtherVersion, $"The index has version {Number(first, 8)} of the format; this program reads version {Version}.");
        var parts = Number(first, 20);
        if (parts > MaxParts) throw Damaged();
        var end = FixedBytes + (PartBytes * (int)parts);
        var all = end + 4 <= first.Length ? first : [.. first, .. more((int)Pages(end + 4) - first.Length)];
        if (Checksum.Of(all[..end]) != Number(all, end)) throw Damaged();
        if (Number(all, 12) != SegmentLayout.ScannedCount || Number(all, 16) != SegmentLayout.FineCount) throw Damaged();
        var read = new List<Part>();
        for (var at = FixedBytes; at < end; at += PartBytes)
        {
            if (Number(all, at) > SegmentLayout.MaxCount) throw Damaged();
            read.Add(new((int)Number(all, at), Number(all, at + 4) != 0, Number(all, at + 8)));
        }

        var radii = all[24..280].ToArray();
        if (radii.Any(radius => radius > RadiusIndex.MaxRadius)) throw Damaged();
        return new(radii, [.. all[280..FixedBytes].ToArray().Select(used => used != 0)], read);
    }

    private static IndexFileException Damaged() => new(IndexFileFault.DamagedHeading, "The heading of the index is damaged: its checksum or its parameters are wrong.");

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static void Write(byte[] bytes, int at, uint number) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), number);
}
