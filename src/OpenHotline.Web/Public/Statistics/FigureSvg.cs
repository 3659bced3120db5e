using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>One breakdown as a drawing (SVG) that needs no script and no style sheet: for papers, slides and print.</summary>
/// <remarks>The text of a drawing is plain text in it, so it can be searched and read out; the base stands under the title.</remarks>
public static class FigureSvg
{
    private const int Width = 760, LabelWidth = 250, NumberWidth = 150, RowHeight = 28, Head = 64, Foot = 34;
    private const int MostRows = 30;

    /// <param name="rows">Label, count or null where withheld, and what is written beside the bar.</param>
    public static string Of(string title, string baseLine, string source, IReadOnlyList<(string Label, long? Count, string Shown)> rows, bool isRightToLeft)
    {
        var shown = rows.Take(MostRows).ToList();
        var most = Math.Max(1, shown.Max(row => row.Count ?? 0));
        var height = Head + (shown.Count * RowHeight) + Foot;
        var text = new StringBuilder();
        using (var svg = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Write(svg, ("viewBox", $"0 0 {Width} {height}"), ("role", "img"), ("font-family", "system-ui, sans-serif"), ("font-size", "14"), ("direction", isRightToLeft ? "rtl" : "ltr"));
            Element(svg, "title", title);
            Element(svg, "desc", baseLine);
            svg.WriteStartElement("rect");
            Write(svg, ("width", Text(Width)), ("height", Text(height)), ("fill", "#ffffff"));
            svg.WriteEndElement();
            Line(svg, title, isRightToLeft ? Width - 8 : 8, 24, "start", "18", "#0b0c0c");
            Line(svg, baseLine, isRightToLeft ? Width - 8 : 8, 46, "start", "14", "#505a5f");
            for (var at = 0; at < shown.Count; at++) Row(svg, shown[at], Head + (at * RowHeight), most, isRightToLeft);
            Line(svg, source, isRightToLeft ? Width - 8 : 8, height - 12, "start", "12", "#505a5f");
            svg.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Row(XmlWriter svg, (string Label, long? Count, string Shown) row, int top, long most, bool isRightToLeft)
    {
        var length = (int)((Width - LabelWidth - NumberWidth) * (row.Count ?? 0) / most);
        svg.WriteStartElement("rect");
        Write(svg, ("x", Text(isRightToLeft ? Width - LabelWidth - length : LabelWidth)), ("y", Text(top + 4)), ("width", Text(length)), ("height", Text(RowHeight - 8)), ("fill", "#1d5a8c"));
        svg.WriteEndElement();
        Line(svg, row.Label, isRightToLeft ? Width - LabelWidth + 10 : LabelWidth - 10, top + 19, "end", "14", "#0b0c0c");
        Line(svg, row.Shown, isRightToLeft ? Width - LabelWidth - length - 8 : LabelWidth + length + 8, top + 19, "start", "14", "#0b0c0c");
    }

    private static void Line(XmlWriter svg, string text, int x, int y, string anchor, string size, string colour)
    {
        svg.WriteStartElement("text");
        Write(svg, ("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor), ("font-size", size), ("fill", colour));
        svg.WriteString(text);
        svg.WriteEndElement();
    }

    private static void Element(XmlWriter svg, string name, string text)
    {
        svg.WriteStartElement(name);
        svg.WriteString(text);
        svg.WriteEndElement();
    }

    private static void Write(XmlWriter svg, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) svg.WriteAttributeString(name, value);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
