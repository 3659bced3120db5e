using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Withholding;

/// <summary>A number of some figures: a base (dimension <see cref="Dimension.All"/>), a line, or one that is not printed but follows from those that are.</summary>
internal readonly record struct Place(Metric Metric, Dimension Dimension, string Code);

/// <summary>One number is the sum of others, and everybody knows it.</summary>
internal sealed record KnownSum(Place Whole, IReadOnlyList<Place> Parts);

/// <summary>Every sum by which the numbers of some figures hang together, also across breakdowns: what an outsider can subtract.</summary>
internal sealed class KnownSums
{
    /// <summary>Marks numbers that are nowhere printed: the rest beside a printed part.</summary>
    private const string Unprinted = "rest of ";

    private static readonly Metric[] Sexes = [Metric.Girls, Metric.Boys, Metric.BothSexes];
    private static readonly Dimension[] OfImagery = [Dimension.Age, Dimension.Severity];

    private readonly SameNumbers same;
    private readonly Dictionary<Place, long> counts = [];
    private readonly List<KnownSum> sums = [];

    public KnownSums(Figures figures)
    {
        same = new SameNumbers(figures);
        foreach (var series in figures.Series) AddSeries(series);
        AddContinents(figures);
        foreach (var dimension in OfImagery) AddImagery(figures, dimension);
        if (Has(Metric.Removed, Metric.RemovedAfterNotice)) Split(Base(Metric.Removed), Base(Metric.RemovedAfterNotice));
        if (Has(Metric.Assessed, Metric.Actioned, Metric.Things)) Split(Base(Metric.Assessed), Base(Metric.Actioned), Base(Metric.Things));
        new SumsOfTheTable(this, figures).Add();
        if (figures.Webpages is { } webpages && Has(Metric.Actioned))
        {
            counts[Webpages] = webpages;
            Split(Base(Metric.Actioned), Webpages);
        }

        Numbers = counts.Keys.Select((place, at) => (place, at)).ToDictionary(one => one.place, one => one.at);
        NumberedSums = [.. sums.Select(sum => (Numbers[sum.Whole], sum.Parts.Select(part => Numbers[part]).ToArray()))];
    }

    /// <summary>How many different webpages.</summary>
    public static Place Webpages { get; } = new(Metric.Actioned, Dimension.All, "webpages");

    public IReadOnlyDictionary<Place, long> Counts => counts;

    public IReadOnlyList<KnownSum> Sums => sums;

    /// <summary>A small number for each of them, so that what is tried often is quick.</summary>
    public Dictionary<Place, int> Numbers { get; }

    /// <summary><see cref="Sums"/>, by these numbers.</summary>
    public IReadOnlyList<(int Whole, int[] Parts)> NumberedSums { get; }

    public static bool IsPrinted(Place place) => !place.Code.StartsWith(Unprinted, StringComparison.Ordinal);

    public static Place Base(Metric metric) => new(metric, Dimension.All, "");

    /// <summary>The number that a line is, whatever it is called there: the line "girls" of the sexes is the base of girls.</summary>
    public Place Line(Metric metric, Dimension dimension, string code) => same.Of(new Place(metric, dimension, code)) ?? (metric, dimension, code) switch
    {
        (Metric.Actioned, Dimension.Kind, "imagery") => Base(Metric.Imagery),
        (Metric.Imagery, Dimension.Made, "self_generated") => Base(Metric.SelfGenerated),
        (Metric.Imagery, Dimension.Sex, "girls") => Base(Metric.Girls),
        (Metric.Imagery, Dimension.Sex, "boys") => Base(Metric.Boys),
        (Metric.Imagery, Dimension.Sex, "both") => Base(Metric.BothSexes),
        // Onion services and untraced ones are the same number among countries and among continents.
        (_, Dimension.Continent, Places.Onion or Places.Untraced) => new Place(metric, Dimension.Place, code),
        _ => new Place(metric, dimension, code),
    };

    private bool Has(params Metric[] metrics) => metrics.All(metric => counts.ContainsKey(Base(metric)));

    private void AddSeries(FigureSeries series)
    {
        counts[Base(series.Metric)] = series.Base ?? 0;
        foreach (var line in series.Lines) counts[Line(series.Metric, series.Dimension, line.Code)] = line.Count ?? 0;
        if (series.Lines.Count > 0) sums.Add(new KnownSum(Base(series.Metric), [.. series.Lines.Select(line => Line(series.Metric, series.Dimension, line.Code))]));
    }

    private void AddContinents(Figures figures)
    {
        foreach (var continents in figures.Series.Where(series => series.Dimension == Dimension.Continent))
        {
            var countries = figures.Of(new Series(continents.Metric, Dimension.Place)).Lines;
            foreach (var continent in continents.Lines.Where(line => line.Code is not (Places.Onion or Places.Untraced)))
            {
                var parts = countries.Where(line => Places.ContinentOf(line.Code) == continent.Code).Select(line => Line(continents.Metric, Dimension.Place, line.Code)).ToList();
                if (parts.Count > 0) sums.Add(new KnownSum(Line(continents.Metric, Dimension.Continent, continent.Code), parts));
            }
        }
    }

    private void AddImagery(Figures figures, Dimension dimension)
    {
        var all = figures.Of(new Series(Metric.Imagery, dimension)).Lines.Select(line => line.Code).ToList();
        if (all.Count == 0) return;
        Cross(all, dimension, [Metric.SelfGenerated], figures);
        Cross(all, dimension, Sexes, figures);
    }

    /// <summary>What is in none of the parts is not printed, but its lines and its sum follow.</summary>
    private void Cross(IEnumerable<string> codes, Dimension dimension, Metric[] parts, Figures figures)
    {
        var printed = parts.Where(part => figures.Series.Any(series => series.Metric == part && series.Dimension == dimension)).ToArray();
        if (printed.Length == 0) return;
        var rests = codes.Select(code => Split(Line(Metric.Imagery, dimension, code), [.. printed.Select(part => new Place(part, dimension, code))])).ToList();
        var rest = Split(Base(Metric.Imagery), [.. printed.Select(Base)]);
        sums.Add(new KnownSum(rest, rests));
    }

    /// <summary>Gives a place to a number that is not printed and follows all the same.</summary>
    internal Place NotPrinted(Place near, string what, long count)
    {
        var place = near with { Code = $"{Unprinted}{near.Code} {what}" };
        counts[place] = count;
        return place;
    }

    /// <summary>Notes that a number is the sum of others; what is not printed among them is nought.</summary>
    internal void Add(Place whole, params Place[] parts)
    {
        foreach (var place in parts.Append(whole)) counts.TryAdd(place, 0);
        sums.Add(new KnownSum(whole, parts));
    }

    /// <summary>Notes that a number is the sum of printed parts and a rest that is not printed; gives the rest.</summary>
    private Place Split(Place whole, params Place[] parts)
    {
        var rest = whole with { Code = $"{Unprinted}{whole.Code} without {string.Join(',', parts.Select(part => $"{part.Metric}{part.Code}"))}" };
        foreach (var part in parts) counts.TryAdd(part, 0);
        counts[rest] = Math.Max(0, counts.GetValueOrDefault(whole) - parts.Sum(part => counts[part]));
        sums.Add(new KnownSum(whole, [.. parts, rest]));
        return rest;
    }
}
