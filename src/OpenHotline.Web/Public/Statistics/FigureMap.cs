using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>Countries as a map, in a drawing of its own: the darker, the larger the share of the base. Small countries are in the table only.</summary>
public static class FigureMap
{
    /// <summary>The breakdown that is drawn.</summary>
    public static readonly Series Drawn = new(Metric.Actioned, Dimension.Place);

    private const int KeyHeight = 40, KeyWidth = 128;
    private const string Nothing = "#e3e8ea", Hidden = "#d8c8a8";

    // To how many percent of the base a colour reaches.
    private static readonly (int Percent, string Colour)[] Steps = [(1, "#b9d7d9"), (5, "#86b8bb"), (15, "#4f9095"), (30, "#26686e"), (100, "#083a40")];

    public static int Height => Drawing.Head + World.Height + KeyHeight + Drawing.Foot;

    public static int Width => World.Width;

    /// <param name="says">What is written of a country: its name, count and share.</param>
    /// <param name="withheld">The word for numbers that are withheld.</param>
    public static string Of(string title, string baseLine, string source, FigureSeries countries, Func<FigureLine, string> says, string withheld, bool isRightToLeft)
    {
        var lines = countries.Lines.ToDictionary(line => line.Code, StringComparer.Ordinal);
        return Drawing.Make(Width, Height, title, baseLine, source, isRightToLeft, drawing =>
        {
            drawing.MovedDown(Drawing.Head, () =>
            {
                foreach (var (code, path) in World.Countries)
                {
                    var line = lines.GetValueOrDefault(code);
                    drawing.Outline(path, Colour(line, countries.Base), line is null ? null : says(line));
                }
            });
            Key(drawing, lines.Values.Any(line => line.Count is null) ? withheld : null, isRightToLeft);
        });
    }

    private static string Colour(FigureLine? line, long? whole)
    {
        if (line is null) return Nothing;
        return Rounding.Share(line.Count, whole, 1) is { } share ? Steps.First(step => share <= step.Percent).Colour : Hidden;
    }

    private static void Key(Drawing drawing, string? withheld, bool isRightToLeft)
    {
        for (var at = 0; at < Steps.Length; at++)
        {
            var from = at == 0 ? 0 : Steps[at - 1].Percent;
            Patch(drawing, at, Steps[at].Colour, $"{from}–{Steps[at].Percent}%", isRightToLeft);
        }

        if (withheld is not null) Patch(drawing, Steps.Length, Hidden, withheld, isRightToLeft);
    }

    private static void Patch(Drawing drawing, int at, string colour, string text, bool isRightToLeft)
    {
        const int Edge = 8, Size = 18;
        var (x, y) = (isRightToLeft ? Width - Edge - Size - (at * KeyWidth) : Edge + (at * KeyWidth), Drawing.Head + World.Height + 12);
        drawing.Box(x, y, Size, Size, colour);
        drawing.Line(text, isRightToLeft ? x - Edge : x + Size + Edge, y + 14, "start", "14", "#0b0c0c");
    }
}
