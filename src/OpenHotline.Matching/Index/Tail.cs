using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>The newest entries, found by reading them all. Only grows; then it becomes a segment.</summary>
internal sealed class Tail
{
    public const int Capacity = 2048;
    private readonly PdqHash[] _hashes = new PdqHash[Capacity];
    private readonly ulong[] _ids = new ulong[Capacity];
    private readonly byte[] _banks = new byte[Capacity];
    private readonly bool[] _removed = new bool[Capacity];
    private int _count;
    private int _removedCount;

    public bool IsFull => _count == Capacity;

    public int Count => Volatile.Read(ref _count);

    public int LiveCount => Count - Volatile.Read(ref _removedCount);

    // Race: the entry stands before the count tells readers of it. Only the writer, under the index's lock, adds.
    public void Add(in IndexEntry entry)
    {
        (_hashes[_count], _ids[_count], _banks[_count]) = (entry.Hash, entry.Id, entry.Bank);
        Volatile.Write(ref _count, _count + 1);
    }

    public bool IsRemoved(int place) => Volatile.Read(ref _removed[place]);

    public IndexEntry EntryAt(int place) => new(_hashes[place], _ids[place], _banks[place]);

    public bool Remove(in IndexEntry entry)
    {
        var place = PlaceOf(entry);
        if (place < 0) return false;
        Volatile.Write(ref _removed[place], true);
        Volatile.Write(ref _removedCount, _removedCount + 1);
        return true;
    }

    public int PlaceOf(in IndexEntry entry)
    {
        for (var place = 0; place < Count; place++)
        {
            if (_hashes[place] == entry.Hash && _ids[place] == entry.Id && _banks[place] == entry.Bank && !IsRemoved(place)) return place;
        }

        return -1;
    }

    public unsafe void Search(PdqHash query, int queryNumber, int radius, Hits hits)
    {
        // Safety: Count is at most the length of the array, which stays pinned.
        fixed (PdqHash* hashes = _hashes) LinearScan.Run(hashes, Count, query, queryNumber, radius, hits);
    }
}
