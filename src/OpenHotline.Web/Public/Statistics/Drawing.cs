using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>A drawing (SVG) that needs no script and no style sheet: for papers, slides and print. Title, base and source stand in it as plain text.</summary>
internal sealed class Drawing
{
    public const int Head = 64, Foot = 34;
    private const int Edge = 8;

    private readonly XmlWriter svg;
    private readonly bool isRightToLeft;
    private readonly int width;

    private Drawing(XmlWriter svg, int width, bool isRightToLeft) => (this.svg, this.width, this.isRightToLeft) = (svg, width, isRightToLeft);

    /// <param name="source">Where the numbers come from, at the foot.</param>
    /// <param name="draw">Draws between <see cref="Head"/> and the height less <see cref="Foot"/>.</param>
    public static string Make(int width, int height, string title, string baseLine, string source, bool isRightToLeft, Action<Drawing> draw)
    {
        var text = new StringBuilder();
        using (var svg = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            var drawing = new Drawing(svg, width, isRightToLeft);
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            drawing.Attributes(("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("font-family", "system-ui, sans-serif"), ("font-size", "14"), ("direction", isRightToLeft ? "rtl" : "ltr"));
            svg.WriteElementString("title", title);
            svg.WriteElementString("desc", baseLine);
            drawing.Box(0, 0, width, height, "#ffffff");
            drawing.Line(title, drawing.Start, 24, "start", "18", "#0b0c0c");
            drawing.Line(baseLine, drawing.Start, 46, "start", "14", "#505a5f");
            draw(drawing);
            drawing.Line(source, drawing.Start, height - 12, "start", "12", "#505a5f");
            svg.WriteEndElement();
        }

        return text.ToString();
    }

    private int Start => isRightToLeft ? width - Edge : Edge;

    public void Box(int x, int y, int boxWidth, int height, string fill)
    {
        svg.WriteStartElement("rect");
        Attributes(("x", Text(x)), ("y", Text(y)), ("width", Text(boxWidth)), ("height", Text(height)), ("fill", fill));
        svg.WriteEndElement();
    }

    /// <param name="says">What is read where one points at it; null where nothing is.</param>
    public void Outline(string path, string fill, string? says)
    {
        svg.WriteStartElement("path");
        Attributes(("d", path), ("fill", fill), ("stroke", "#ffffff"), ("stroke-width", "0.6"));
        if (says is not null) svg.WriteElementString("title", says);
        svg.WriteEndElement();
    }

    /// <summary>Moves what is drawn in it.</summary>
    public void MovedDown(int by, Action draw)
    {
        svg.WriteStartElement("g");
        Attributes(("transform", $"translate(0,{Text(by)})"));
        draw();
        svg.WriteEndElement();
    }

    public void Line(string text, int x, int y, string anchor, string size, string colour)
    {
        svg.WriteStartElement("text");
        Attributes(("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor), ("font-size", size), ("fill", colour));
        svg.WriteString(text);
        svg.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) svg.WriteAttributeString(name, value);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
