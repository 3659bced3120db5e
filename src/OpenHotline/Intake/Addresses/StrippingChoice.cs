using System.Globalization;

namespace OpenHotline.Intake.Addresses;

/// <summary>Which doubtful parts of one address a person chose to take out before it is shown to anybody outside.</summary>
/// <remarks>Kept as places in the text. An address never changes; should the marks change with a newer version and a place fit none of them, every doubtful part goes.</remarks>
public sealed class StrippingChoice
{
    /// <summary>Nobody has chosen: doubtful parts stay.</summary>
    public static readonly StrippingChoice None = new([]);

    private readonly HashSet<(int Start, int Length)> places;

    private StrippingChoice(HashSet<(int, int)> places) => this.places = places;

    public int Count => places.Count;

    public static StrippingChoice Of(IEnumerable<IdentifyingSpan> spans) => new([.. spans.Where(span => !span.IsCertain).Select(span => (span.Start, span.Length))]);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    public static StrippingChoice Read(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Place)]);

    /// <summary>The places, to be sealed: <c>21+7 40+12</c>.</summary>
    public string ToText() => string.Join(' ', places.Order().Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Start}+{place.Length}")));

    public bool Has(IdentifyingSpan span) => places.Contains((span.Start, span.Length));

    /// <summary>Those doubtful parts that go.</summary>
    public IReadOnlyList<IdentifyingSpan> Of(IdentifyingTokens tokens)
    {
        var doubtful = tokens.Spans.Where(span => !span.IsCertain).ToList();
        var chosen = doubtful.FindAll(Has);
        // Privacy: rather one part too many than one that somebody wanted gone.
        return chosen.Count == places.Count ? chosen : doubtful;
    }

    private static (int, int) Place(string text)
    {
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return (int.Parse(text.AsSpan(0, plus), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(plus + 1), CultureInfo.InvariantCulture));
    }
}
