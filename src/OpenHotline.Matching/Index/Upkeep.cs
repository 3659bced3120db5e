namespace OpenHotline.Matching.Index;

/// <summary>Which segments are put together, and when.</summary>
/// <remarks>
/// Each segment costs a query some microseconds, and putting segments together costs the writer. A full tail joins the
/// small segments behind it at once, up to <see cref="AtOnceCount"/> entries, in some milliseconds. Larger ones are put
/// together beside the readers and the writer, each with those at most <see cref="Ratio"/> times its size.
/// </remarks>
internal static class Upkeep
{
    public const int AtOnceCount = 1 << 16;
    private const int Ratio = 16;

    /// <summary>The segments in the order of their age, with the tail made one of them.</summary>
    /// <param name="frozen">So many of the first segments stay as they are.</param>
    public static Segment[] Roll(Shelf shelf, int frozen)
    {
        long gathered = shelf.Tail.LiveCount;
        var kept = shelf.Segments.Length;
        for (; kept > frozen && shelf.Segments[kept - 1].LiveCount + gathered <= AtOnceCount; kept--) gathered += shelf.Segments[kept - 1].LiveCount;
        var entries = new LooseEntries(gathered);
        foreach (var segment in shelf.Segments[kept..]) entries.AddLive(segment);
        entries.AddLive(shelf.Tail);
        return entries.Count == 0 ? shelf.Segments[..kept] : [.. shelf.Segments[..kept], SegmentBuilder.Build(entries, threads: 1)];
    }

    /// <summary>From which segment on they are worth putting together; their number where none is.</summary>
    public static int FirstToMerge(Segment[] segments)
    {
        if (segments.Length < 2 || segments[^1].LiveCount < AtOnceCount / 2) return segments.Length;
        var (first, sum) = (segments.Length - 1, (long)segments[^1].LiveCount);
        for (; first > 0 && segments[first - 1].LiveCount <= Ratio * sum && segments[first - 1].LiveCount + sum <= SegmentLayout.MaxCount; first--) sum += segments[first - 1].LiveCount;
        return segments.Length - first > 1 ? first : segments.Length;
    }

    /// <summary>Puts segments together without what was removed from them; several come out where one would hold too many.</summary>
    public static IEnumerable<Segment> Merge(IReadOnlyList<Segment> segments, int threads)
    {
        var left = segments.Sum(segment => (long)segment.LiveCount);
        var entries = new LooseEntries(left);
        foreach (var segment in segments)
        {
            using var held = segment.Hold();
            for (var place = 0; place < segment.Count; place++)
            {
                if (segment.IsRemoved(place)) continue;
                if (entries.IsFull)
                {
                    left -= entries.Count;
                    yield return SegmentBuilder.Build(entries, threads);
                    entries = new LooseEntries(left);
                }

                entries.Add(segment.EntryAt(place));
            }
        }

        if (entries.Count > 0) yield return SegmentBuilder.Build(entries, threads);
    }
}
