using System.Numerics;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Tests.Publish;

/// <summary>Somebody outside with time and algebra: every sum that is known to hold, solved exactly for what was not printed.</summary>
internal sealed class Subtracting(Figures printed)
{
    private readonly Dictionary<string, int> unknowns = new(StringComparer.Ordinal);
    private readonly List<Dictionary<int, BigInteger>> rows = [];
    private const int Constant = -1;

    /// <summary>Every number that the printed ones determine and that was not printed, with its true value.</summary>
    public IEnumerable<(string Name, long Count)> Found(Figures truth)
    {
        foreach (var series in truth.Series)
        {
            Sum(Base(series.Metric), [.. series.Lines.Select(line => Line(series, line.Code))]);
        }

        var places = truth.Of(new Series(Metric.Actioned, Dimension.Place)).Lines;
        foreach (var continent in truth.Of(new Series(Metric.Actioned, Dimension.Continent)).Lines)
        {
            Sum($"Actioned Continent {continent.Code}", [.. places.Where(line => Places.ContinentOf(line.Code) == continent.Code).Select(line => $"Actioned Place {line.Code}")]);
        }

        Sum("Actioned Kind imagery", [Base(Metric.Imagery)]);
        Sum("Imagery Made self_generated", [Base(Metric.SelfGenerated)]);
        Sum("Imagery Sex girls", [Base(Metric.Girls)]);
        Sum("Imagery Sex boys", [Base(Metric.Boys)]);
        Sum("Imagery Sex both", [Base(Metric.BothSexes)]);
        Sum(Base(Metric.Actioned), ["webpages", "again"]);
        foreach (var dimension in new[] { Dimension.Age, Dimension.Severity })
        {
            var codes = truth.Of(new Series(Metric.Imagery, dimension)).Lines.Select(line => line.Code).ToList();
            foreach (var code in codes)
            {
                Sum($"Imagery {dimension} {code}", [$"SelfGenerated {dimension} {code}", $"not self {dimension} {code}"]);
                Sum($"Imagery {dimension} {code}", [$"Girls {dimension} {code}", $"Boys {dimension} {code}", $"BothSexes {dimension} {code}", $"no sex {dimension} {code}"]);
            }

            Sum("not self", [.. codes.Select(code => $"not self {dimension} {code}")]);
            Sum("Imagery Sex unidentified", [.. codes.Select(code => $"no sex {dimension} {code}")]);
        }

        Sum(Base(Metric.Imagery), [Base(Metric.SelfGenerated), "not self"]);
        Table();
        return Determined().Select(name => (name, True(truth, name)));
    }

    /// <summary>What follows from the shipped table, once more: the classes from what is seen, and what is real, drawn or made by a machine.</summary>
    private void Table()
    {
        foreach (var letter in new[] { "A", "B", "C" }) Sum($"Imagery Shown category_{letter.ToLowerInvariant()}", [$"Imagery Severity {letter}"]);
        Sum("Imagery Development prepubescent", ["Imagery Industry A1", "Imagery Industry A2"]);
        Sum("Imagery Development pubescent", ["Imagery Industry B1", "Imagery Industry B2"]);
        Sum("Imagery Industry none", ["Imagery Development unclear", "Imagery Development not_recorded"]);
        Sum("Imagery Severity C", ["Imagery Industry A2", "Imagery Industry B2", "unclear C"]);
        Sum("grave", ["Imagery Severity A", "Imagery Severity B"]);
        Sum("grave", ["Imagery Industry A1", "Imagery Industry B1", "unclear grave"]);
        Sum("Imagery Industry none", ["unclear C", "unclear grave"]);
        Sum(Base(Metric.Imagery), ["Actioned Inhope baseline", "national imagery"]);
        Sum("Imagery Development prepubescent", ["Actioned Inhope baseline", "prepubescent by machine"]);
        Sum("machine", ["Imagery Made ai_generated", "Imagery Made ai_altered"]);
        Sum("machine", ["prepubescent by machine", "others by machine"]);
        Sum(Base(Metric.AnyImagery), [Base(Metric.Imagery), "Actioned Kind non_photographic"]);
        Sum("AnyImagery Origin ai_altered", ["Imagery Made ai_altered"]);
        Sum("AnyImagery Origin ai_generated", ["Imagery Made ai_generated", "drawn by machine"]);
        Sum("Actioned Kind non_photographic", ["AnyImagery Origin drawn", "drawn by machine", "older drawings"]);
        Sum("AnyImagery Origin not_recorded", ["older drawings", "older imagery"]);
        Sum("Imagery Made unknown", ["older imagery", "real and unknown"]);
        Sum("AnyImagery Origin real", ["Imagery Made self_generated", "Imagery Made contact", "real and unknown"]);
    }

    private static string Base(Metric metric) => $"{metric}";

    private static string Line(FigureSeries series, string code) => $"{series.Metric} {series.Dimension} {code}";

    private void Sum(string whole, string[] parts)
    {
        var row = new Dictionary<int, BigInteger>();
        Put(row, whole, 1);
        foreach (var part in parts) Put(row, part, -1);
        rows.Add(row);
    }

    private void Put(Dictionary<int, BigInteger> row, string name, int times)
    {
        var (place, value) = Printed(name) is { } count ? (Constant, count * times) : (unknowns.TryGetValue(name, out var at) ? at : unknowns[name] = unknowns.Count, (BigInteger)times);
        row[place] = row.GetValueOrDefault(place) + value;
    }

    private BigInteger? Printed(string name)
    {
        var words = name.Split(' ', 3);
        if (name == "webpages") return printed.Webpages is { } pages ? pages : null;
        if (!Enum.TryParse<Metric>(words[0], out var metric)) return null;
        if (words.Length == 1) return printed.Total(metric) is { } whole ? whole : null;
        var series = printed.Series.FirstOrDefault(one => one.Metric == metric && $"{one.Dimension}" == words[1]);
        return series is null ? null : series.Count(words[2]) is { } count ? count : null;
    }

    /// <summary>Gauss and Jordan without fractions: a row with one unknown determines it.</summary>
    private List<string> Determined()
    {
        var left = new List<Dictionary<int, BigInteger>>(rows);
        var done = new List<(int Pivot, Dictionary<int, BigInteger> Row)>();
        while (left.Count > 0)
        {
            var row = left[^1];
            left.RemoveAt(left.Count - 1);
            foreach (var (pivot, other) in done) Clear(row, pivot, other);
            foreach (var key in row.Where(pair => pair.Value.IsZero).Select(pair => pair.Key).ToList()) row.Remove(key);
            if (!row.Keys.Any(key => key != Constant)) continue;
            var first = row.Keys.First(key => key != Constant);
            foreach (var (_, other) in done) Clear(other, first, row);
            done.Add((first, row));
        }

        var names = unknowns.ToDictionary(pair => pair.Value, pair => pair.Key);
        return [.. done.Where(one => one.Row.Count(pair => pair.Key != Constant && !pair.Value.IsZero) == 1).Select(one => names[one.Pivot])];
    }

    private static void Clear(Dictionary<int, BigInteger> row, int pivot, Dictionary<int, BigInteger> by)
    {
        if (!row.TryGetValue(pivot, out var mine) || mine.IsZero) return;
        var (times, its) = (mine, by[pivot]);
        foreach (var key in row.Keys.Union(by.Keys).ToList()) row[key] = (row.GetValueOrDefault(key) * its) - (by.GetValueOrDefault(key) * times);
    }

    private static long True(Figures truth, string name)
    {
        var words = name.Split(' ');
        long In(Metric metric, string dimension, string code) => truth.Series.First(series => series.Metric == metric && $"{series.Dimension}" == dimension).Count(code) ?? 0;
        if (name == "webpages") return truth.Webpages!.Value;
        if (name == "again") return truth.Total(Metric.Actioned)!.Value - truth.Webpages!.Value;
        if (name == "not self") return truth.Total(Metric.Imagery)!.Value - truth.Total(Metric.SelfGenerated)!.Value;
        if (name.StartsWith("not self", StringComparison.Ordinal)) return In(Metric.Imagery, words[2], words[3]) - In(Metric.SelfGenerated, words[2], words[3]);
        if (name.StartsWith("no sex", StringComparison.Ordinal)) return In(Metric.Imagery, words[2], words[3]) - In(Metric.Girls, words[2], words[3]) - In(Metric.Boys, words[2], words[3]) - In(Metric.BothSexes, words[2], words[3]);
        long Of(string dimension, string code) => In(Metric.Imagery, dimension, code);
        var (machine, young) = (Of("Made", "ai_generated") + Of("Made", "ai_altered"), Of("Development", "prepubescent") - In(Metric.Actioned, "Inhope", "baseline"));
        var drawn = In(Metric.AnyImagery, "Origin", "ai_generated") - Of("Made", "ai_generated");
        var drawings = In(Metric.Actioned, "Kind", "non_photographic") - In(Metric.AnyImagery, "Origin", "drawn") - drawn;
        long? table = name switch
        {
            "grave" => Of("Severity", "A") + Of("Severity", "B"),
            "unclear grave" => Of("Severity", "A") + Of("Severity", "B") - Of("Industry", "A1") - Of("Industry", "B1"),
            "unclear C" => Of("Severity", "C") - Of("Industry", "A2") - Of("Industry", "B2"),
            "national imagery" => truth.Total(Metric.Imagery)!.Value - In(Metric.Actioned, "Inhope", "baseline"),
            "machine" => machine,
            "prepubescent by machine" => young,
            "others by machine" => machine - young,
            "drawn by machine" => drawn,
            "older drawings" => drawings,
            "older imagery" => In(Metric.AnyImagery, "Origin", "not_recorded") - drawings,
            "real and unknown" => Of("Made", "unknown") - In(Metric.AnyImagery, "Origin", "not_recorded") + drawings,
            _ => null,
        };
        if (table is { } known) return known;
        var metric = Enum.Parse<Metric>(words[0]);
        return words.Length == 1 ? truth.Total(metric)!.Value : In(metric, words[1], string.Join(' ', words[2..]));
    }
}
