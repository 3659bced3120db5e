using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Index;

/// <summary>An index in a file: a heading, then each segment as it stands in memory.</summary>
internal sealed unsafe class IndexFile
{
    private const int PieceBytes = 1 << 24;
    private readonly IndexHeading _heading;
    private readonly List<Segment> _segments = [];

    private IndexFile(IndexHeading heading) => _heading = heading;

    public RadiusIndex ToIndex() => RadiusIndex.Of(_heading, _segments);

    public static void Write(Stream target, Segment[] segments, ulong[][] removed, byte[] radii, bool[] hasEntries)
    {
        var parts = segments.Select((segment, i) => new IndexHeading.Part(segment.Count, removed[i].Length > 0, ChecksumOf(segment, removed[i])));
        target.Write(new IndexHeading([.. radii], [.. hasEntries], [.. parts]).ToBytes());
        for (var i = 0; i < segments.Length; i++)
        {
            using var held = segments[i].Hold();
            var layout = segments[i].Layout;
            var bits = MemoryMarshal.AsBytes(removed[i].AsSpan());
            for (long done = 0; done < layout.Bytes; done += PieceBytes) target.Write(new ReadOnlySpan<byte>(segments[i].Address + done, (int)Math.Min(PieceBytes, layout.Bytes - done)));
            target.Write(bits);
            var bytes = layout.Bytes + bits.Length;
            target.Write(new byte[IndexHeading.Pages(bytes) - bytes]);
        }
    }

    public static IndexFile Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var file = new IndexFile(ReadHeading(stream));
        if (stream.Length != file._heading.FileBytes) throw WrongLength(stream.Length, file._heading.FileBytes);
        var mapped = new MappedFile(path);
        if (mapped.Bytes != file._heading.FileBytes) throw WrongLength(mapped.Bytes, file._heading.FileBytes);
        var at = file._heading.Bytes;
        foreach (var part in file._heading.Parts)
        {
            // Safety: the file has the length that the heading's parts add up to.
            file.Take(part, mapped.Address + at, mapped);
            at += IndexHeading.Pages(part.Bytes);
        }

        return file;
    }

    public static IndexFile Load(Stream source)
    {
        var file = new IndexFile(ReadHeading(source));
        foreach (var part in file._heading.Parts)
        {
            var block = new NativeBlock(IndexHeading.Pages(part.Bytes));
            for (long done = 0; done < block.Bytes;)
            {
                // Safety: done stays under the block's length.
                var read = source.ReadAtLeast(new Span<byte>(block.Address + done, (int)Math.Min(PieceBytes, block.Bytes - done)), 1, throwOnEndOfStream: false);
                if (read == 0) throw WrongLength(null, file._heading.FileBytes);
                done += read;
            }

            file.Take(part, block.Address, block);
            Verify(file._segments[^1]);
        }

        if (source.ReadByte() >= 0) throw WrongLength(null, file._heading.FileBytes);
        return file;
    }

    public static void Verify(Segment segment)
    {
        if (segment.StatedChecksum is not { } stated) return;
        // Bits of removed entries follow in the file; those in memory may have become more since.
        using var held = segment.Hold();
        var found = Checksum.Of(segment.Address, segment.Layout.Bytes + segment.StatedRemovedBytes);
        if (found != stated) throw new IndexFileException(IndexFileFault.DamagedSegment, $"A segment of {segment.Count} hashes is damaged: its checksum is {found:x8}, and the heading states {stated:x8}.");
    }

    private void Take(IndexHeading.Part part, byte* address, SafeHandle memory)
    {
        var layout = new SegmentLayout(part.Count);
        // Safety: the bits stand behind the layout's bytes, as the part's length counts them.
        var removed = part.HasRemoved ? MemoryMarshal.Cast<byte, ulong>(new ReadOnlySpan<byte>(address + layout.Bytes, part.RemovedBytes)).ToArray() : null;
        if (removed is not null && part.Count % 64 != 0) removed[^1] &= (1UL << (part.Count % 64)) - 1;
        var segment = new Segment(layout, address, memory, removed) { StatedChecksum = part.Checksum, StatedRemovedBytes = part.RemovedBytes };
        CheckDirectories(segment);
        _segments.Add(segment);
    }

    // A wrong directory would lead a query out of the segment's memory; so this is checked before the first one.
    private static void CheckDirectories(Segment segment)
    {
        for (var chunk = 0; chunk < segment.Layout.Chunks && segment.Layout.HasLists; chunk++)
        {
            var (last, rises) = (0u, true);
            foreach (var entry in new ReadOnlySpan<uint>(segment.Directory(chunk), segment.Layout.DirectoryEntries)) (rises, last) = (rises && entry >= last, entry);
            if (!rises || last != segment.Count || segment.Directory(chunk)[0] != 0) throw new IndexFileException(IndexFileFault.DamagedDirectory, $"Directory {chunk} of a segment of {segment.Count} hashes is damaged.");
        }
    }

    private static IndexHeading ReadHeading(Stream stream)
    {
        var first = new byte[IndexHeading.PageBytes];
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        return IndexHeading.Read(first.AsSpan(0, read), count =>
        {
            var more = new byte[count];
            return stream.ReadAtLeast(more, count, throwOnEndOfStream: false) == count ? more : throw new IndexFileException(IndexFileFault.WrongLength, "The index ends within its heading.");
        });
    }

    private static uint ChecksumOf(Segment segment, ulong[] removed)
    {
        using var held = segment.Hold();
        return Checksum.Of(segment.Address, segment.Layout.Bytes, MemoryMarshal.AsBytes(removed.AsSpan()));
    }

    private static IndexFileException WrongLength(long? found, long expected) => new(IndexFileFault.WrongLength,
        found is null ? $"The index does not end after {expected} bytes, as its heading says." : $"The index has {found} bytes, and its heading says {expected}.");
}
