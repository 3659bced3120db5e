using System.Globalization;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Replaying;

/// <summary>One made-up case: its day and its codes.</summary>
/// <param name="Place">A country, <c>onion</c> or <c>untraced</c>.</param>
internal readonly record struct MadeUpCase(DateOnly Day, bool IsActioned, ThingKind Thing, ContentKind Kind, UkCategory Severity, AgeBand Age, DepictedSex Sex, HowMade Made, Commerciality Commercial, SiteType Site, ReportSource Source, string Place);

/// <summary>Makes cases whose counts are the targets; what the targets leave free is filled plausibly, and the same with the same seed.</summary>
internal sealed class MakeCases(List<ReplayFinding> findings)
{
    private static readonly (string Code, decimal Weight)[] Elsewhere = [("US", 30), ("FR", 14), ("RU", 12), ("DE", 10), ("LV", 7), ("CA", 6), ("JP", 6), ("RO", 5), ("HK", 4), ("BR", 2), ("AU", 2), ("ZA", 1), (Places.Untraced, 1)];
    // Imagery that is acted on has a category: the house's table gives none without.
    private static readonly decimal[] Severities = [0, 20, 25, 55];
    private static readonly decimal[] Ages = [1, 3, 8, 27, 55, 5, 1];
    private static readonly decimal[] Sexes = [2, 88, 5, 5];
    private static readonly decimal[] Makings = [6, 30, 64, 0, 0];
    private static readonly decimal[] Commerce = [1, 91, 8];
    private static readonly decimal[] Sites = [1, 55, 14, 6, 8, 3, 3, 4, 1, 2, 1, 1, 0, 1, 0];
    private static readonly decimal[] Sources = [0, 30, 3, 4, 10, 50, 1, 2];

    public IEnumerable<MadeUpCase> Run(Targets targets, int seed)
    {
        var chance = new Chance(unchecked((seed * 31) + targets.Days[0].FirstOn.DayNumber));
        var pages = (int)targets.Actioned!.Value;
        var imagery = (int)Math.Min(pages, targets.Imagery ?? pages);
        var deal = new Deal(chance);
        var sex = Linked<DepictedSex>(deal, targets, imagery, Dimension.Sex, Sexes, []);
        var severity = Linked<UkCategory>(deal, targets, imagery, Dimension.Severity, Severities, [Of<UkCategory>(targets, Metric.Girls, Dimension.Severity, sex, (int)DepictedSex.Girls), Of<UkCategory>(targets, Metric.Boys, Dimension.Severity, sex, (int)DepictedSex.Boys)]);
        var made = Linked<HowMade>(deal, targets, imagery, Dimension.Made, Makings, [.. targets.Of(Metric.SelfGenerated, Dimension.Severity).Select(line => new Deal.Group(Members(severity, Number<UkCategory>(line.Key)), new Dictionary<int, long> { [(int)HowMade.SelfGenerated] = line.Value }))]);
        var age = Linked<AgeBand>(deal, targets, imagery, Dimension.Age, Ages, [Of<AgeBand>(targets, Metric.SelfGenerated, Dimension.Age, made, (int)HowMade.SelfGenerated)]);
        if (deal.Missed > 0) findings.Add(new ReplayFinding(0, string.Create(CultureInfo.InvariantCulture, $"{targets.Name}: {deal.Missed:N0} lines of parts by sex or of self_generated could not be given, because the whole does not hold so many.")));
        var commercial = deal.Run(pages, Counts<Commerciality>(targets, Metric.Actioned, Dimension.Commercial, pages, Commerce));
        var site = deal.Run(pages, Counts<SiteType>(targets, Metric.Actioned, Dimension.Site, pages, Sites));
        var source = deal.Run(pages, Counts<ReportSource>(targets, Metric.Actioned, Dimension.Source, pages, Sources));
        var places = PlacesOf(targets, pages, chance);
        var days = targets.Days.SelectMany(period => Enumerable.Range(0, period.Days).Select(period.FirstOn.AddDays)).ToArray();
        var others = (int)Math.Max(0, (targets.Assessed ?? pages) - pages);
        var newsgroups = Math.Min(others, targets.Newsgroups ?? 0);
        // Pages without imagery lie among the others, not at the end of the year.
        var order = Enumerable.Range(0, pages).ToArray();
        chance.Shuffle(order);
        for (var (turn, other) = (0, 0); turn < pages; turn++)
        {
            var at = order[turn];
            var day = days[(int)((long)turn * days.Length / pages)];
            var shows = at < imagery;
            yield return new MadeUpCase(day, true, ThingKind.Webpage, shows ? ContentKind.Imagery : ContentKind.AdvertOrLink, shows ? (UkCategory)severity[at] : UkCategory.None, shows ? (AgeBand)age[at] : AgeBand.Unknown,
                shows ? (DepictedSex)sex[at] : DepictedSex.Unidentified, shows ? (HowMade)made[at] : HowMade.Unknown, (Commerciality)commercial[at], (SiteType)site[at], (ReportSource)source[at], places[at]);
            for (; other < (long)others * (turn + 1) / pages; other++)
                yield return new MadeUpCase(day, false, other < newsgroups ? ThingKind.Newsgroup : ThingKind.Webpage, ContentKind.NothingUnlawful, UkCategory.None, AgeBand.Unknown, DepictedSex.Unidentified, HowMade.Unknown, Commerciality.Unknown, SiteType.Unknown, ReportSource.Public, Places.Untraced);
        }
    }

    private int[] Linked<T>(Deal deal, Targets targets, int imagery, Dimension dimension, decimal[] usual, IReadOnlyList<Deal.Group> groups) where T : struct, Enum =>
        deal.Run(imagery, Counts<T>(targets, Metric.Imagery, dimension, imagery, usual), [.. groups.Where(group => group.Counts.Count > 0)]);

    private Deal.Group Of<T>(Targets targets, Metric metric, Dimension dimension, int[] by, int code) where T : struct, Enum =>
        new(Members(by, code), targets.Of(metric, dimension).ToDictionary(line => Number<T>(line.Key), line => line.Value));

    private static int[] Members(int[] by, int code) => [.. Enumerable.Range(0, by.Length).Where(at => by[at] == code)];

    /// <summary>The count of every code: the named ones as they are, the rest shared among the others by what is usual.</summary>
    private long[] Counts<T>(Targets targets, Metric metric, Dimension dimension, long whole, decimal[] usual) where T : struct, Enum
    {
        var named = targets.Of(metric, dimension).ToDictionary(line => Number<T>(line.Key), line => line.Value);
        var counts = new long[usual.Length];
        var left = whole;
        foreach (var (code, count) in named.OrderByDescending(line => line.Value))
        {
            counts[code] = Math.Min(count, left);
            left -= counts[code];
        }

        var weights = usual.Select((weight, code) => named.ContainsKey(code) ? 0 : weight).ToArray();
        // Where every code is named and some cases are left, percentages were rounded down: each takes the same, so that each rounds as before.
        if (weights.Sum() == 0) weights = [.. counts.Select((count, code) => count > 0 ? 1m : 0m)];
        var shares = Targets.Apportion(left, weights);
        for (var code = 0; code < counts.Length; code++) counts[code] += shares[code];
        return counts;
    }

    private string[] PlacesOf(Targets targets, int pages, Chance chance)
    {
        var counts = targets.Of(Metric.Actioned, Dimension.Place);
        var left = pages - counts.Values.Sum();
        foreach (var (continent, count) in targets.Of(Metric.Actioned, Dimension.Continent))
        {
            var rest = count - counts.Where(line => Places.ContinentOf(line.Key) == continent).Sum(line => line.Value);
            if (rest < 0) findings.Add(new ReplayFinding(0, string.Create(CultureInfo.InvariantCulture, $"{targets.Name}: the countries of {continent} add up to {count - rest:N0}, more than its {count:N0}; the countries are used.")));
            left -= Spread(counts, Math.Clamp(rest, 0, Math.Max(0, left)), targets, code => Places.ContinentOf(code) == continent);
        }

        var named = targets.Of(Metric.Actioned, Dimension.Continent).Keys.ToHashSet(StringComparer.Ordinal);
        Spread(counts, Math.Max(0, left), targets, code => !named.Contains(Places.ContinentOf(code)));
        var places = counts.OrderBy(line => line.Key, StringComparer.Ordinal).SelectMany(line => Enumerable.Repeat(line.Key, (int)line.Value)).Take(pages).ToList();
        places.AddRange(Enumerable.Repeat(Places.Untraced, pages - places.Count));
        var shuffled = places.ToArray();
        chance.Shuffle(shuffled);
        return shuffled;
    }

    private static long Spread(Dictionary<string, long> counts, long rest, Targets targets, Func<string, bool> isThere)
    {
        var said = targets.Of(Metric.Actioned, Dimension.Place);
        var open = Elsewhere.Where(place => isThere(place.Code) && !said.ContainsKey(place.Code)).ToList();
        if (open.Count == 0) open = [(Places.Untraced, 1)];
        var shares = Targets.Apportion(rest, open.ConvertAll(place => place.Weight));
        for (var at = 0; at < open.Count; at++) counts[open[at].Code] = counts.GetValueOrDefault(open[at].Code) + shares[at];
        return rest;
    }

    private int Number<T>(string code) where T : struct, Enum
    {
        if (Words.Read<T>(code) is { } value) return Convert.ToInt32(value, CultureInfo.InvariantCulture);
        if (findings.TrueForAll(finding => !finding.Says.Contains($"\"{code}\"", StringComparison.Ordinal))) findings.Add(new ReplayFinding(0, $"the value \"{code}\" is not known; it is one of {string.Join(", ", Words.All<T>())}. It is counted as not known."));
        return 0;
    }
}
