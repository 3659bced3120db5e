using System.Runtime.InteropServices;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

public sealed partial class RadiusIndex
{
    private static readonly int[] NearestSteps = [15, PdqHash.EverydayRadius, 47, MaxRadius];

    [ThreadStatic]
    private static Hits? _hitsOfThread;

    /// <summary>Adds every entry near the query to <paramref name="matches"/>, in no order.</summary>
    /// <param name="radius">For all banks; without it, each bank has its own.</param>
    public void Find(PdqHash query, List<IndexMatch> matches, int? radius = null) =>
        FindMany(MemoryMarshal.CreateReadOnlySpan(ref query, 1), matches, radius);

    /// <summary>Adds every entry near any of the queries to <paramref name="matches"/>, in no order. Quicker than one by one: the memory of one query arrives while another is looked at.</summary>
    /// <param name="radius">For all banks; without it, each bank has its own.</param>
    public void FindMany(ReadOnlySpan<PdqHash> queries, List<IndexMatch> matches, int? radius = null)
    {
        ArgumentNullException.ThrowIfNull(matches);
        var widest = radius is { } given ? Checked(given) : WidestRadius();
        var shelf = Volatile.Read(ref _shelf);
        var hits = _hitsOfThread ??= new Hits();
        foreach (var segment in shelf.Segments)
        {
            using var held = segment.Hold();
            hits.Clear();
            Prober.OfThread.Search(segment, queries, widest, hits);
            foreach (var hit in hits.All)
            {
                if (!segment.IsRemoved(hit.Place)) Take(hit, segment.EntryAt(hit.Place), matches, radius);
            }
        }

        hits.Clear();
        for (var query = 0; query < queries.Length; query++) shelf.Tail.Search(queries[query], query, widest, hits);
        foreach (var hit in hits.All)
        {
            if (!shelf.Tail.IsRemoved(hit.Place)) Take(hit, shelf.Tail.EntryAt(hit.Place), matches, radius);
        }
    }

    /// <summary>The nearest entries, the nearest first, at most <paramref name="count"/> and none farther than <see cref="MaxRadius"/>. Of equally near ones the lower id comes first.</summary>
    public IReadOnlyList<IndexMatch> FindNearest(PdqHash query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var matches = new List<IndexMatch>();
        foreach (var radius in NearestSteps)
        {
            matches.Clear();
            Find(query, matches, radius);
            if (matches.Count >= count) break;
        }

        return [.. matches.OrderBy(match => match.Distance).ThenBy(match => match.Id).ThenBy(match => match.Bank).Take(count)];
    }

    private void Take(Hits.Hit hit, in IndexEntry entry, List<IndexMatch> matches, int? radius)
    {
        if (radius is null && hit.Distance > RadiusOf(entry.Bank)) return;
        matches.Add(new(hit.Query, entry.Id, entry.Bank, hit.Distance));
    }

    private int WidestRadius()
    {
        var widest = 0;
        for (var bank = 0; bank < _radii.Length; bank++)
        {
            if (Volatile.Read(ref _hasEntries[bank])) widest = Math.Max(widest, RadiusOf((byte)bank));
        }

        return widest;
    }
}
