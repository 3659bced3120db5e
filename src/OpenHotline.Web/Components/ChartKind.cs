namespace OpenHotline.Web.Components;

/// <summary>How script draws a figure's table. The table is the truth; the drawing is a comfort.</summary>
public enum ChartKind
{
    /// <summary>One bar for each row, from its first number column.</summary>
    Bars = 1,

    /// <summary>Every number column of a row side by side: this period beside the one before.</summary>
    Pairs = 2,

    /// <summary>A line through time for every number column; the first column's cells hold days in <c>SortBy</c>.</summary>
    Line = 3,

    /// <summary>Shares of a whole, in one bar, from the first number column.</summary>
    Shares = 4,
}
