using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Withholding;

/// <summary>Lines of two breakdowns that are one number: withheld in one, it is withheld in the other.</summary>
/// <remarks>The category table gives what is shown the severity of its name, and only photographs and video are altered by a machine. Under another table the numbers differ, and then they are two.</remarks>
internal sealed class SameNumbers
{
    private static readonly (string Shown, string Severity)[] Conduct = [("category_a", "A"), ("category_b", "B"), ("category_c", "C")];
    private static readonly Place Altered = new(Metric.AnyImagery, Dimension.Origin, "ai_altered");
    private static readonly Place MadeByAltering = new(Metric.Imagery, Dimension.Made, "ai_altered");

    private readonly Dictionary<Place, Place> places = [];

    public SameNumbers(Figures figures)
    {
        var (shown, severity) = (figures.Of(new Series(Metric.Imagery, Dimension.Shown)), figures.Of(new Series(Metric.Imagery, Dimension.Severity)));
        if (Array.TrueForAll(Conduct, one => shown.Count(one.Shown) == severity.Count(one.Severity)))
        {
            foreach (var one in Conduct) places[new Place(Metric.Imagery, Dimension.Shown, one.Shown)] = new Place(Metric.Imagery, Dimension.Severity, one.Severity);
        }

        if (figures.Of(new Series(Metric.AnyImagery, Dimension.Origin)).Count(Altered.Code) == figures.Of(new Series(Metric.Imagery, Dimension.Made)).Count(MadeByAltering.Code)) places[Altered] = MadeByAltering;
    }

    /// <summary>The place of the number, where it has another one.</summary>
    public Place? Of(Place place) => places.TryGetValue(place, out var other) ? other : null;
}
