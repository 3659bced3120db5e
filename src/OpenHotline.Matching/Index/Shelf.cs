namespace OpenHotline.Matching.Index;

/// <summary>What an index consists of at a moment: segments, the oldest and largest first, and the tail.</summary>
internal sealed record Shelf(Segment[] Segments, Tail Tail)
{
    public long Count => Segments.Sum(segment => (long)segment.LiveCount) + Tail.LiveCount;

    public long Bytes => Segments.Sum(segment => segment.Bytes) + (Tail.Capacity * 42L);

    public bool Contains(in IndexEntry entry)
    {
        if (Tail.PlaceOf(entry) >= 0) return true;
        foreach (var segment in Segments)
        {
            if (segment.PlaceOf(entry) >= 0) return true;
        }

        return false;
    }

    public bool Remove(in IndexEntry entry)
    {
        if (Tail.Remove(entry)) return true;
        foreach (var segment in Segments)
        {
            if (segment.Remove(entry)) return true;
        }

        return false;
    }
}
