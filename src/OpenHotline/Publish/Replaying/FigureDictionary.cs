using System.Collections.Frozen;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Replaying;

/// <summary>What each metric and base of a file of published figures means here. Written out for readers in docs/statistics.md.</summary>
internal static class FigureDictionary
{
    /// <summary>Totals: how many webpages were acted on. The first that a period has is used; a later one stands in for it.</summary>
    public static readonly IReadOnlyList<string> ActionedTotals = ["urls_actioned", "urls_confirmed", "reports_confirmed"];

    /// <summary>How many cases were assessed, whatever came of it.</summary>
    public static readonly IReadOnlyList<string> AssessedTotals = ["reports_assessed", "reports_processed"];

    /// <summary>Assessed newsgroup reports, which have no address.</summary>
    public const string AssessedNewsgroups = "reports_assessed_newsgroups";

    /// <summary>The breakdowns, by metric.</summary>
    public static readonly FrozenDictionary<string, Series> Breakdowns = new Dictionary<string, Series>(StringComparer.Ordinal)
    {
        ["self_generated"] = new(Metric.Imagery, Dimension.Made),
        ["severity"] = new(Metric.Imagery, Dimension.Severity),
        ["severity_self_generated"] = new(Metric.SelfGenerated, Dimension.Severity),
        ["severity_girls"] = new(Metric.Girls, Dimension.Severity),
        ["severity_boys"] = new(Metric.Boys, Dimension.Severity),
        ["sex"] = new(Metric.Imagery, Dimension.Sex),
        ["age"] = new(Metric.Imagery, Dimension.Age),
        ["self_generated_age"] = new(Metric.SelfGenerated, Dimension.Age),
        ["hosting_country"] = new(Metric.Actioned, Dimension.Place),
        ["hosting_continent"] = new(Metric.Actioned, Dimension.Continent),
        ["site_type"] = new(Metric.Actioned, Dimension.Site),
        ["commercial"] = new(Metric.Actioned, Dimension.Commercial),
        ["source"] = new(Metric.Actioned, Dimension.Source),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Understood, but not made of cases: checked against the others or left out.</summary>
    public static readonly FrozenDictionary<string, string> NotOfCases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["url_list_unique"] = "counts what was on a list of addresses, which a replay of cases does not publish",
        ["reports_assessed_webpages"] = "follows from the assessed cases less those without an address",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Metric> Bases = new Dictionary<string, Metric>(StringComparer.Ordinal)
    {
        ["urls_actioned"] = Metric.Actioned, ["urls_confirmed"] = Metric.Actioned, ["reports_confirmed"] = Metric.Actioned, ["urls_with_imagery"] = Metric.Imagery,
        ["self_generated"] = Metric.SelfGenerated, ["girls"] = Metric.Girls, ["boys"] = Metric.Boys,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The base that a file's base is here; null for one that is not known.</summary>
    public static Metric? BaseOf(string name) => Bases.TryGetValue(name, out var metric) ? metric : null;

    public static IEnumerable<string> Known => ActionedTotals.Concat(AssessedTotals).Append(AssessedNewsgroups).Concat(Breakdowns.Keys).Concat(NotOfCases.Keys).Order(StringComparer.Ordinal);
}
