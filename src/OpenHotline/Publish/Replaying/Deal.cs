using OpenHotline.Publish.Comparing;

namespace OpenHotline.Publish.Replaying;

/// <summary>Deals codes to cases so that the whole and some groups of it add up exactly, where that is possible.</summary>
/// <param name="chance">Seeded: the same replay deals the same.</param>
internal sealed class Deal(Chance chance)
{
    /// <summary>A group of cases, and how many of them have which code. Codes that it does not name are free in it.</summary>
    public readonly record struct Group(int[] Members, IReadOnlyDictionary<int, long> Counts);

    /// <summary>How many cases got another code than the groups or the whole ask for, because both cannot be.</summary>
    public long Missed { get; private set; }

    /// <param name="counts">How many cases have each code; they add up to the number of cases.</param>
    public int[] Run(int cases, IReadOnlyList<long> counts, params IReadOnlyList<Group> groups)
    {
        var left = counts.ToArray();
        var dealt = new int[cases];
        Array.Fill(dealt, -1);
        var free = new List<(int[] Members, IReadOnlySet<int> Closed)>();
        foreach (var group in groups)
        {
            var members = group.Members.ToArray();
            chance.Shuffle(members);
            var next = 0;
            foreach (var (code, wanted) in group.Counts)
            {
                var given = Math.Min(wanted, Math.Min(members.Length - next, left[code]));
                Missed += wanted - given;
                for (var i = 0L; i < given; i++) dealt[members[next++]] = code;
                left[code] -= given;
            }

            free.Add((members[next..], group.Counts.Keys.ToHashSet()));
        }

        foreach (var (members, closed) in free.OrderByDescending(one => one.Closed.Count)) Fill(dealt, members, left, code => !closed.Contains(code));
        Fill(dealt, [.. Enumerable.Range(0, cases).Where(at => dealt[at] < 0)], left, _ => true);
        return dealt;
    }

    private void Fill(int[] dealt, int[] members, long[] left, Func<int, bool> isOpen)
    {
        var open = Enumerable.Range(0, left.Length).Where(code => left[code] > 0 && isOpen(code)).ToArray();
        var room = open.Sum(code => left[code]);
        var shares = Targets.Apportion(Math.Min(members.Length, room), [.. open.Select(code => (decimal)left[code])]);
        var codes = new List<int>(members.Length);
        for (var at = 0; at < open.Length; at++)
        {
            // Rounding up may ask for one more than is there.
            var given = Math.Min(shares[at], left[open[at]]);
            left[open[at]] -= given;
            for (var i = 0L; i < given; i++) codes.Add(open[at]);
        }

        var shuffled = codes.ToArray();
        chance.Shuffle(shuffled);
        for (var at = 0; at < shuffled.Length; at++) dealt[members[at]] = shuffled[at];
    }
}
