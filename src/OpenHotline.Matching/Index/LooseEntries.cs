using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Entries on their way into a segment, in the order in which they came. Grows as needed, up to what a segment holds.</summary>
internal sealed unsafe class LooseEntries
{
    private const long EntryBytes = 32 + 8 + 1;
    private NativeBlock _block;
    private int _capacity;

    public LooseEntries(long expected)
    {
        _capacity = (int)Math.Clamp(expected, 1024, SegmentLayout.MaxCount);
        _block = new NativeBlock(EntryBytes * _capacity);
    }

    public int Count { get; private set; }

    public bool IsFull => Count == SegmentLayout.MaxCount;

    public PdqHash* Hashes => (PdqHash*)_block.Address;

    public ulong* Ids => (ulong*)(_block.Address + (32L * _capacity));

    public byte* Banks => _block.Address + (40L * _capacity);

    public void Add(in IndexEntry entry)
    {
        if (Count == _capacity) Grow();
        // Safety: Count is under the capacity that the block was made for.
        Hashes[Count] = entry.Hash;
        Ids[Count] = entry.Id;
        Banks[Count] = entry.Bank;
        Count++;
    }

    /// <summary>All entries of a segment that are not removed.</summary>
    public void AddLive(Segment segment)
    {
        using var held = segment.Hold();
        for (var place = 0; place < segment.Count; place++)
        {
            if (!segment.IsRemoved(place)) Add(segment.EntryAt(place));
        }
    }

    public void AddLive(Tail tail)
    {
        for (var place = 0; place < tail.Count; place++)
        {
            if (!tail.IsRemoved(place)) Add(tail.EntryAt(place));
        }
    }

    /// <summary>To be called after the last use of a pointer from here: the entries stand somewhere else now.</summary>
    public void GiveBack() => _block.Dispose();

    private void Grow()
    {
        if (IsFull) throw new InvalidOperationException($"A segment holds {SegmentLayout.MaxCount} entries.");
        var wider = new LooseEntries(Math.Min(SegmentLayout.MaxCount, 2L * _capacity));
        // Safety: the wider block has room for more than Count of each.
        new ReadOnlySpan<PdqHash>(Hashes, Count).CopyTo(new Span<PdqHash>(wider.Hashes, Count));
        new ReadOnlySpan<ulong>(Ids, Count).CopyTo(new Span<ulong>(wider.Ids, Count));
        new ReadOnlySpan<byte>(Banks, Count).CopyTo(new Span<byte>(wider.Banks, Count));
        _block.Dispose();
        (_block, _capacity) = (wider._block, wider._capacity);
    }
}
