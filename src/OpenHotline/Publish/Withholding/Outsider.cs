namespace OpenHotline.Publish.Withholding;

/// <summary>What somebody outside can work out of withheld numbers by adding and subtracting printed ones.</summary>
internal sealed class Outsider
{
    private const long NoLimit = long.MaxValue / 4;

    // Each round carries what is known one sum further; breakdowns are linked over a few.
    private const int MostRounds = 40;

    private readonly Dictionary<Place, int> numbers;
    private readonly long[] least;
    private readonly long[] most;

    public Outsider(KnownSums known, IReadOnlySet<Place> withheld)
    {
        numbers = known.Numbers;
        (least, most) = (new long[numbers.Count], new long[numbers.Count]);
        foreach (var (place, count) in known.Counts)
        {
            var at = numbers[place];
            // A line that is printed as withheld is at least one: nothing is not printed at all.
            (least[at], most[at]) = !KnownSums.IsPrinted(place) ? (0, NoLimit) : withheld.Contains(place) ? (1, NoLimit) : (count, count);
        }

        var isNarrowed = true;
        for (var round = 0; round < MostRounds && isNarrowed; round++)
        {
            isNarrowed = false;
            foreach (var (whole, parts) in known.NumberedSums)
            {
                for (var again = 0; again <= parts.Length && Narrow(whole, parts); again++) isNarrowed = true;
            }
        }
    }

    /// <summary>Whether a number has but one possible value.</summary>
    public bool Knows(Place place) => least[numbers[place]] >= most[numbers[place]];

    private bool Narrow(int whole, int[] parts)
    {
        var (sumOfLeast, sumOfMost, open, openAt) = (0L, 0L, 0, -1);
        foreach (var part in parts)
        {
            sumOfLeast += least[part];
            if (most[part] < NoLimit) sumOfMost += most[part];
            else (open, openAt) = (open + 1, part);
        }

        var narrowed = Set(whole, sumOfLeast, open == 0 ? sumOfMost : NoLimit);
        foreach (var part in parts)
        {
            // What the others can hold at most is known only where none of the others is open.
            var othersMost = open == 0 ? sumOfMost - most[part] : open == 1 && openAt == part ? sumOfMost : NoLimit;
            var (own, newLeast) = (least[part], othersMost >= NoLimit ? 0 : least[whole] - othersMost);
            var newMost = most[whole] >= NoLimit ? NoLimit : most[whole] - (sumOfLeast - own);
            // The sums above hold for the limits as they were: one narrowing for each sum and round.
            if (Set(part, newLeast, newMost)) return true;
        }

        return narrowed;
    }

    private bool Set(int place, long newLeast, long newMost)
    {
        var isNarrowed = newLeast > least[place] || newMost < most[place];
        (least[place], most[place]) = (Math.Max(least[place], newLeast), Math.Min(most[place], newMost));
        return isNarrowed;
    }
}
