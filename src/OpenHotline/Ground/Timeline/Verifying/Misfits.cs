namespace OpenHotline.Ground.Timeline.Verifying;

/// <summary>Places where the rows and the leaves outside do not agree, and what that means: changed, dropped, inserted or moved.</summary>
internal sealed class Misfits
{
    /// <summary>More than this many are counted but not told apart.</summary>
    private const int Most = 200_000;
    private readonly List<(long Leaf, Guid? Fact, byte[]? Here, byte[]? Outside)> places = [];

    public long Count { get; private set; }

    /// <param name="here">The hash of the row's bytes; null where there is no row.</param>
    /// <param name="outside">The leaf that was written outside; null where there is none.</param>
    public void Add(long leaf, Guid? fact, byte[]? here, byte[]? outside)
    {
        Count++;
        if (places.Count < Most) places.Add((leaf, fact, here, outside));
    }

    public IEnumerable<TimelineFinding> Explain()
    {
        var here = places.Where(place => place.Here is not null).Select(place => Convert.ToHexString(place.Here!)).ToHashSet(StringComparer.Ordinal);
        var outside = places.Where(place => place.Outside is not null).Select(place => Convert.ToHexString(place.Outside!)).ToHashSet(StringComparer.Ordinal);
        foreach (var (leaf, fact, hash, kept) in places)
        {
            var keptStandsElsewhere = kept is not null && here.Contains(Convert.ToHexString(kept));
            if (hash is not null && outside.Contains(Convert.ToHexString(hash)))
            {
                yield return new TimelineFinding(FindingKind.Moved, leaf, fact);
                if (kept is not null && !keptStandsElsewhere) yield return new TimelineFinding(FindingKind.Dropped, leaf, null);
            }
            else if (hash is not null)
            {
                yield return new TimelineFinding(kept is null || keptStandsElsewhere ? FindingKind.Inserted : FindingKind.Changed, leaf, fact);
            }
            else if (!keptStandsElsewhere)
            {
                yield return new TimelineFinding(FindingKind.Dropped, leaf, null);
            }
        }
    }
}
