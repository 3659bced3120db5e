using System.Runtime.InteropServices;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>A part of an index that does not change any more, but for entries that are marked as removed.</summary>
internal sealed unsafe class Segment
{
    private readonly SafeHandle _memory;
    private ulong[]? _removed;
    private int _removedCount;

    /// <param name="address">Where the layout's bytes start.</param>
    /// <param name="memory">What the address belongs to.</param>
    // Safety: the caller has as many bytes at the address as the layout counts.
    public Segment(SegmentLayout layout, byte* address, SafeHandle memory, ulong[]? removed = null)
    {
        (Layout, _memory, _removed) = (layout, memory, removed);
        Address = address;
        foreach (var word in removed ?? []) _removedCount += System.Numerics.BitOperations.PopCount(word);
    }

    public SegmentLayout Layout { get; }

    public byte* Address { get; }

    /// <summary>What the file says of these bytes; null for a segment made here.</summary>
    public uint? StatedChecksum { get; init; }

    /// <summary>How many bytes of removed entries' bits follow in the file.</summary>
    public int StatedRemovedBytes { get; init; }

    public int Count => Layout.Count;

    public int LiveCount => Count - Volatile.Read(ref _removedCount);

    public PdqHash* Hashes => (PdqHash*)(Address + Layout.Hashes);

    public ulong* Ids => (ulong*)(Address + Layout.Ids);

    public byte* Banks => Address + Layout.Banks;

    public ReadOnlySpan<ulong> RemovedBits => Volatile.Read(ref _removed);

    public long Bytes => Layout.Bytes + (RemovedBits.Length * sizeof(ulong));

    public uint* Directory(int chunk) => (uint*)(Address + Layout.Directories) + ((long)chunk * Layout.DirectoryEntries);

    public byte* List(int chunk) => Address + Layout.Lists[chunk];

    public bool IsRemoved(int place)
    {
        var removed = Volatile.Read(ref _removed);
        return removed is not null && (Volatile.Read(ref removed[place >> 6]) >> (place & 63) & 1) != 0;
    }

    public IndexEntry EntryAt(int place) => new(Hashes[place], Ids[place], Banks[place]);

    // Race: only the writer, under the index's lock, removes; readers see the bit before or after, both of which are true answers.
    public bool Remove(in IndexEntry entry)
    {
        var place = PlaceOf(entry);
        if (place < 0) return false;
        var removed = _removed;
        if (removed is null) Volatile.Write(ref _removed, removed = new ulong[(Count + 63) / 64]);
        Volatile.Write(ref removed[place >> 6], removed[place >> 6] | (1UL << (place & 63)));
        Volatile.Write(ref _removedCount, _removedCount + 1);
        return true;
    }

    /// <summary>Where the entry stands and is not removed; -1 where it does not.</summary>
    public int PlaceOf(in IndexEntry entry)
    {
        using var held = Hold();
        var (first, end) = (0, Count);
        if (Layout.HasLists)
        {
            // The hashes stand in the order of their first chunk.
            var directory = Directory(0) + (Layout.ChunkBytes == 1 ? (byte)entry.Hash[0] : (ushort)entry.Hash[0]);
            // Safety: directories were built here or checked when the file was opened: they rise, and end at Count.
            (first, end) = ((int)directory[0], (int)directory[1]);
        }

        for (var place = first; place < end; place++)
        {
            if (Hashes[place] == entry.Hash && Ids[place] == entry.Id && Banks[place] == entry.Bank && !IsRemoved(place)) return place;
        }

        return -1;
    }

    /// <summary>Keeps the memory while pointers from here are used; the index may be disposed of meanwhile. <see cref="ObjectDisposedException"/> where it was before.</summary>
    public Held Hold()
    {
        var isHeld = false;
        _memory.DangerousAddRef(ref isHeld);
        return new(_memory);
    }

    /// <summary>Gives the memory back when the last who holds it lets go.</summary>
    public void GiveBack() => _memory.Dispose();

    public readonly struct Held(SafeHandle memory) : IDisposable
    {
        public void Dispose() => memory.DangerousRelease();
    }
}
