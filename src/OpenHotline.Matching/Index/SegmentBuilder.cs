using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Makes a segment out of loose entries by counting and placing, chunk by chunk, on several threads.</summary>
internal static unsafe class SegmentBuilder
{
    private const int Chunks = SegmentLayout.Chunks;

    /// <param name="entries">Given back when they stand in the segment.</param>
    /// <param name="threads">How many threads may work at once.</param>
    public static Segment Build(LooseEntries entries, int threads)
    {
        var layout = new SegmentLayout(entries.Count);
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

        CountValues(segment, entries.Hashes, threads);
        PlaceByFirstChunk(segment, entries);
        entries.GiveBack();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, Chunks, parallel, chunk =>
        {
            if (chunk == 0) FillFirst(segment);
            else Fill(segment, chunk);
        });
        return segment;
    }

    // Safety: directories have 65,537 entries each; chunk values are 16 bits.
    private static void CountValues(Segment segment, PdqHash* hashes, int threads)
    {
        new Span<byte>(segment.Directory(0), Chunks * SegmentLayout.DirectoryEntries * sizeof(uint)).Clear();
        var shares = Math.Clamp(threads, 1, Chunks);
        Parallel.For(0, shares, new ParallelOptions { MaxDegreeOfParallelism = threads }, share =>
        {
            var (first, end) = (Chunks * share / shares, Chunks * (share + 1) / shares);
            var values = (ushort*)hashes;
            for (var i = 0; i < segment.Count; i++, values += Chunks)
            {
                for (var chunk = first; chunk < end; chunk++) segment.Directory(chunk)[values[chunk]]++;
            }
        });
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            var directory = segment.Directory(chunk);
            var sum = 0u;
            for (var value = 0; value < SegmentLayout.DirectoryEntries; value++)
            {
                var count = directory[value];
                directory[value] = sum;
                sum += count;
            }
        }
    }

    private static void PlaceByFirstChunk(Segment segment, LooseEntries entries)
    {
        var next = Starts(segment, 0);
        for (var i = 0; i < entries.Count; i++)
        {
            var hash = entries.Hashes[i];
            Put(segment, (int)next[(ushort)hash[0]]++, hash, entries.Ids[i], entries.Banks[i]);
        }
    }

    // Safety: place is under Count: the directory counted the same hashes.
    private static void Put(Segment segment, int place, PdqHash hash, ulong id, byte bank)
    {
        segment.Hashes[place] = hash;
        segment.Ids[place] = id;
        segment.Banks[place] = bank;
    }

    private static void FillFirst(Segment segment)
    {
        var values = (ushort*)segment.Hashes;
        var prints = (ushort*)segment.List(0);
        for (var place = 0; place < segment.Count; place++) prints[place] = values[((long)place * Chunks) + 1];
    }

    // Safety: a list has five bytes for each hash; a value's part starts at five times its directory entry, prints first.
    private static void Fill(Segment segment, int chunk)
    {
        var next = Starts(segment, chunk);
        var directory = segment.Directory(chunk);
        var list = segment.List(chunk);
        var values = (ushort*)segment.Hashes;
        var following = (chunk + 1) % Chunks;
        for (var place = 0; place < segment.Count; place++, values += Chunks)
        {
            var value = values[chunk];
            var (start, end) = (directory[value], directory[value + 1]);
            var index = next[value]++ - start;
            var part = list + ((SegmentLayout.PrintBytes + SegmentLayout.PlaceBytes) * (long)start);
            ((ushort*)part)[index] = values[following];
            part += (SegmentLayout.PrintBytes * (long)(end - start)) + (SegmentLayout.PlaceBytes * (long)index);
            part[0] = (byte)place;
            part[1] = (byte)(place >> 8);
            part[2] = (byte)(place >> 16);
        }
    }

    private static uint[] Starts(Segment segment, int chunk) => new ReadOnlySpan<uint>(segment.Directory(chunk), SegmentLayout.Values).ToArray();
}
