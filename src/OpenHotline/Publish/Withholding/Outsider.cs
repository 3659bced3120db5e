namespace OpenHotline.Publish.Withholding;

/// <summary>What somebody outside can work out of withheld numbers by adding and subtracting printed ones.</summary>
internal sealed class Outsider
{
    private const long NoLimit = long.MaxValue / 4;

    // Each round carries what is known one sum further; breakdowns are linked over a few.
    private const int MostRounds = 40;

    private readonly Dictionary<Place, (long Least, long Most)> limits = [];

    public Outsider(KnownSums known, IReadOnlySet<Place> withheld)
    {
        foreach (var (place, count) in known.Counts)
        {
            // A line that is printed as withheld is at least one: nothing is not printed at all.
            if (!KnownSums.IsPrinted(place)) limits[place] = (0, NoLimit);
            else limits[place] = withheld.Contains(place) ? (1, NoLimit) : (count, count);
        }

        for (var round = 0; round < MostRounds && known.Sums.Select(Narrow).ToList().Contains(true); round++) { }
    }

    /// <summary>Whether a number has but one possible value.</summary>
    public bool Knows(Place place) => limits[place].Least >= limits[place].Most;

    private bool Narrow(KnownSum sum)
    {
        var least = sum.Parts.Sum(part => limits[part].Least);
        var open = sum.Parts.Where(part => limits[part].Most >= NoLimit).Take(2).ToList();
        var most = sum.Parts.Where(part => limits[part].Most < NoLimit).Sum(part => limits[part].Most);
        var whole = limits[sum.Whole];
        var narrowed = Set(sum.Whole, least, open.Count == 0 ? most : NoLimit);
        foreach (var part in sum.Parts)
        {
            var own = limits[part];
            // What the others can hold at most is known only where none of the others is open.
            var othersMost = open.Count == 0 ? most - own.Most : open.Count == 1 && open[0] == part ? most : NoLimit;
            narrowed |= Set(part, othersMost >= NoLimit ? 0 : whole.Least - othersMost, whole.Most >= NoLimit ? NoLimit : whole.Most - (least - own.Least));
        }

        return narrowed;
    }

    private bool Set(Place place, long least, long most)
    {
        var (before, after) = (limits[place], (Least: Math.Max(limits[place].Least, least), Most: Math.Min(limits[place].Most, most)));
        if (after == before) return false;
        limits[place] = after;
        return true;
    }
}
