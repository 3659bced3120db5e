using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Makes a segment out of loose entries by counting and placing, chunk by chunk, on several threads.</summary>
internal static unsafe class SegmentBuilder
{
    /// <param name="entries">Given back when they stand in the segment.</param>
    /// <param name="threads">How many threads may work at once.</param>
    /// <param name="chunkBytes">As <see cref="SegmentLayout"/> takes it.</param>
    public static Segment Build(LooseEntries entries, int threads, int? chunkBytes = null)
    {
        var layout = new SegmentLayout(entries.Count, chunkBytes);
        var block = new NativeBlock(layout.Bytes);
        var segment = new Segment(layout, block.Address, block);
        using var held = segment.Hold();
        layout.ClearGaps(block.Address);
        if (!layout.HasLists)
        {
            for (var i = 0; i < entries.Count; i++) Put(segment, i, entries.Hashes[i], entries.Ids[i], entries.Banks[i]);
            entries.GiveBack();
            return segment;
        }

        if (layout.ChunkBytes == 1) FillLists<OneByte>(segment, entries, threads);
        else FillLists<TwoBytes>(segment, entries, threads);
        return segment;
    }

    private static void FillLists<TWidth>(Segment segment, LooseEntries entries, int threads)
        where TWidth : struct, IChunkWidth
    {
        CountValues<TWidth>(segment, entries.Hashes, threads);
        PlaceByFirstChunk<TWidth>(segment, entries);
        entries.GiveBack();
        Parallel.For(0, segment.Layout.Chunks, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk =>
        {
            if (chunk == 0) FillFirst<TWidth>(segment);
            else Fill<TWidth>(segment, chunk);
        });
    }

    // Safety: directories have an entry for each value and one more.
    private static void CountValues<TWidth>(Segment segment, PdqHash* hashes, int threads)
        where TWidth : struct, IChunkWidth
    {
        var layout = segment.Layout;
        new Span<byte>(segment.Directory(0), layout.Chunks * layout.DirectoryEntries * sizeof(uint)).Clear();
        var parts = Math.Clamp(threads, 1, layout.Chunks);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            var (first, end) = (layout.Chunks * part / parts, layout.Chunks * (part + 1) / parts);
            for (var i = 0; i < segment.Count; i++)
            {
                for (var chunk = first; chunk < end; chunk++) segment.Directory(chunk)[TWidth.Value((byte*)(hashes + i), chunk)]++;
            }
        });
        for (var chunk = 0; chunk < layout.Chunks; chunk++)
        {
            var directory = segment.Directory(chunk);
            var sum = 0u;
            for (var value = 0; value < layout.DirectoryEntries; value++)
            {
                var count = directory[value];
                directory[value] = sum;
                sum += count;
            }
        }
    }

    private static void PlaceByFirstChunk<TWidth>(Segment segment, LooseEntries entries)
        where TWidth : struct, IChunkWidth
    {
        var next = Starts(segment, 0);
        for (var i = 0; i < entries.Count; i++)
        {
            var hash = entries.Hashes[i];
            Put(segment, (int)next[TWidth.Value((byte*)&hash, 0)]++, hash, entries.Ids[i], entries.Banks[i]);
        }
    }

    // Safety: place is under Count: the directory counted the same hashes.
    private static void Put(Segment segment, int place, PdqHash hash, ulong id, byte bank)
    {
        segment.Hashes[place] = hash;
        segment.Ids[place] = id;
        segment.Banks[place] = bank;
    }

    private static void FillFirst<TWidth>(Segment segment)
        where TWidth : struct, IChunkWidth
    {
        var prints = (ushort*)segment.List(0);
        for (var place = 0; place < segment.Count; place++) prints[place] = TWidth.Print((byte*)(segment.Hashes + place), 0);
    }

    // Safety: a list has five bytes for each hash; a value's part starts at five times its directory entry, prints first.
    private static void Fill<TWidth>(Segment segment, int chunk)
        where TWidth : struct, IChunkWidth
    {
        var next = Starts(segment, chunk);
        var directory = segment.Directory(chunk);
        var list = segment.List(chunk);
        var hash = (byte*)segment.Hashes;
        for (var place = 0; place < segment.Count; place++, hash += SegmentLayout.HashBytes)
        {
            var value = TWidth.Value(hash, chunk);
            var (start, end) = (directory[value], directory[value + 1]);
            var index = next[value]++ - start;
            var part = list + ((SegmentLayout.PrintBytes + SegmentLayout.PlaceBytes) * (long)start);
            ((ushort*)part)[index] = TWidth.Print(hash, chunk);
            part += (SegmentLayout.PrintBytes * (long)(end - start)) + (SegmentLayout.PlaceBytes * (long)index);
            part[0] = (byte)place;
            part[1] = (byte)(place >> 8);
            part[2] = (byte)(place >> 16);
        }
    }

    private static uint[] Starts(Segment segment, int chunk) => new ReadOnlySpan<uint>(segment.Directory(chunk), segment.Layout.Values).ToArray();
}
