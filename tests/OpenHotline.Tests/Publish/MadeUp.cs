using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Withholding;


namespace OpenHotline.Tests.Publish;

/// <summary>Figures that hang together as real ones do: made from pages, one by one.</summary>
internal static class MadeUp
{
    private static readonly string[] Ages = ["0-2", "3-6", "7-10", "11-13", "14-15", "16-17", "unknown"];
    private static readonly string[] Severities = ["A", "B", "C"];
    private static readonly string[] Sexes = ["girls", "boys", "both", "unidentified"];
    private static readonly string[] Made = ["self_generated", "contact", "unknown"];
    private static readonly string[] Machine = ["ai_generated", "ai_altered"];
    private static readonly string[] Developments = ["prepubescent", "pubescent", "unclear"];
    private static readonly string[] Countries = ["NL", "FR", "US", "CA", "JP", "IN", "onion", "untraced"];

    private sealed record Page(string Kind, string Age, string Severity, string Sex, string Made, string Place, string Source, string Origin, string Development, string Industry, string Inhope);

    /// <summary>A page as the shipped table has it; of some, as of older facts, only what is certain of origin and development is told.</summary>
    private static Page One(Random chance)
    {
        var kind = chance.Next(6) switch { 0 => "text", 1 when chance.Next(2) == 0 => "non_photographic", _ => "imagery" };
        var isMachine = chance.Next(8) == 0;
        var made = isMachine ? Skewed(chance, Machine) : Skewed(chance, Made);
        var (severity, development, isOld) = (Skewed(chance, Severities), Skewed(chance, Developments), chance.Next(10) == 0);
        var industry = development == "unclear" ? "none" : $"{(development == "prepubescent" ? 'A' : 'B')}{(severity == "C" ? 2 : 1)}";
        var origin = kind == "imagery" ? isMachine ? made : isOld && made == "unknown" ? "not_recorded" : "real" : isOld ? "not_recorded" : Skewed(chance, ["drawn", "ai_generated"]);
        var inhope = kind == "imagery" && !isMachine && development == "prepubescent" ? "baseline" : "national";
        return new Page(kind, Skewed(chance, Ages), severity, Skewed(chance, Sexes), made, Skewed(chance, Countries), Skewed(chance, ["public", "police", "member"]), origin, isOld && industry == "none" ? "not_recorded" : development, industry, inhope);
    }

    public static Figures Figures(Random chance, int pages)
    {
        var all = Enumerable.Range(0, pages).Select(_ => One(chance)).ToList();
        var imagery = all.Where(page => page.Kind == "imagery").ToList();
        var series = new List<FigureSeries>
        {
            Of(Metric.Actioned, Dimension.Kind, all, page => page.Kind), Of(Metric.Actioned, Dimension.Source, all, page => page.Source),
            Of(Metric.Actioned, Dimension.Continent, all, page => Places.ContinentOf(page.Place)), Of(Metric.Actioned, Dimension.Place, all, page => page.Place),
            Of(Metric.Actioned, Dimension.Inhope, all, page => page.Inhope), Of(Metric.AnyImagery, Dimension.Origin, all.FindAll(page => page.Kind != "text"), page => page.Origin),
            Of(Metric.Imagery, Dimension.Industry, imagery, page => page.Industry), Of(Metric.Imagery, Dimension.Development, imagery, page => page.Development),
            Of(Metric.Imagery, Dimension.Shown, imagery, page => $"category_{page.Severity.ToLowerInvariant()}"),
            Of(Metric.Imagery, Dimension.Made, imagery, page => page.Made), Of(Metric.Imagery, Dimension.Sex, imagery, page => page.Sex),
        };
        foreach (var (metric, some) in new[] { (Metric.Imagery, imagery), (Metric.SelfGenerated, imagery.FindAll(page => page.Made == "self_generated")), (Metric.Girls, imagery.FindAll(page => page.Sex == "girls")), (Metric.Boys, imagery.FindAll(page => page.Sex == "boys")), (Metric.BothSexes, imagery.FindAll(page => page.Sex == "both")) })
        {
            series.Add(Of(metric, Dimension.Age, some, page => page.Age));
            series.Add(Of(metric, Dimension.Severity, some, page => page.Severity));
        }

        return new Figures(default, default, pages - chance.Next(0, 8), series);
    }

    private static FigureSeries Of(Metric metric, Dimension dimension, List<Page> pages, Func<Page, string> code) =>
        new(metric, dimension, pages.Count, [.. pages.GroupBy(code, (value, some) => new FigureLine(value, some.Count()))]);

    // The first are common, the last are rare.
    private static string Skewed(Random chance, string[] values) => values[(int)(values.Length * Math.Pow(chance.NextDouble(), 2.2))];
}
