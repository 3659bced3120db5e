namespace OpenHotline.Web.Public.Statistics;

/// <summary>One breakdown as bars, in a drawing of its own.</summary>
public static class FigureSvg
{
    private const int Width = 760, LabelWidth = 250, NumberWidth = 150, RowHeight = 28;
    private const int MostRows = 30;

    /// <param name="rows">Label, count or null where withheld, and what is written beside the bar.</param>
    public static string Of(string title, string baseLine, string source, IReadOnlyList<(string Label, long? Count, string Shown)> rows, bool isRightToLeft)
    {
        var shown = rows.Take(MostRows).ToList();
        var most = Math.Max(1, shown.Max(row => row.Count ?? 0));
        return Drawing.Make(Width, Drawing.Head + (shown.Count * RowHeight) + Drawing.Foot, title, baseLine, source, isRightToLeft, drawing =>
        {
            for (var at = 0; at < shown.Count; at++) Row(drawing, shown[at], Drawing.Head + (at * RowHeight), most, isRightToLeft);
        });
    }

    private static void Row(Drawing drawing, (string Label, long? Count, string Shown) row, int top, long most, bool isRightToLeft)
    {
        var length = (int)((Width - LabelWidth - NumberWidth) * (row.Count ?? 0) / most);
        drawing.Box(isRightToLeft ? Width - LabelWidth - length : LabelWidth, top + 4, length, RowHeight - 8, "#0d5f66");
        drawing.Line(row.Label, isRightToLeft ? Width - LabelWidth + 10 : LabelWidth - 10, top + 19, "end", "14", "#0b0c0c");
        drawing.Line(row.Shown, isRightToLeft ? Width - LabelWidth - length - 8 : LabelWidth + length + 8, top + 19, "start", "14", "#0b0c0c");
    }
}
