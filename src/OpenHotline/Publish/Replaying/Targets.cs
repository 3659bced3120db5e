using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Replaying;

/// <summary>What the cases of some days must add up to. What is not named here is free.</summary>
internal sealed class Targets(string name)
{
    public string Name => name;

    /// <summary>The days on which the cases lie.</summary>
    public List<Period> Days { get; } = [];

    public long? Actioned { get; set; }

    public long? Assessed { get; set; }

    public long? Newsgroups { get; set; }

    /// <summary>Pages with imagery; null where nothing says: then all are taken to show some.</summary>
    public long? Imagery { get; set; }

    /// <summary>The named lines of each breakdown.</summary>
    public Dictionary<(Series Series, string Code), long> Lines { get; } = [];

    public Dictionary<string, long> Of(Metric metric, Dimension dimension) =>
        Lines.Where(line => line.Key.Series == new Series(metric, dimension)).ToDictionary(line => line.Key.Code, line => line.Value, StringComparer.Ordinal);

    /// <summary>Shares of a whole by weights, by the largest remainder: they add up to the whole exactly.</summary>
    public static long[] Apportion(long whole, IReadOnlyList<decimal> weights)
    {
        var sum = weights.Sum();
        if (weights.Count == 0) return [];
        var exact = weights.Select(weight => sum == 0 ? (decimal)whole / weights.Count : whole * weight / sum).ToArray();
        var shares = exact.Select(decimal.Floor).Select(part => (long)part).ToArray();
        foreach (var at in Enumerable.Range(0, shares.Length).OrderByDescending(at => exact[at] - shares[at]).ThenBy(at => at).Take((int)(whole - shares.Sum()))) shares[at]++;
        return shares;
    }
}
