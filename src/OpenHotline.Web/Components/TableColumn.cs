using Microsoft.AspNetCore.Components;

namespace OpenHotline.Web.Components;

/// <summary>A column of a table.</summary>
/// <param name="Text">Its heading.</param>
/// <param name="IsNumber">Numbers stand at the end of the line and are compared as numbers.</param>
/// <param name="IsSortable">With script, its heading becomes a button that sorts.</param>
/// <param name="IsHidden">The heading is for screen readers only, as over a column of buttons.</param>
public sealed record TableColumn(string Text, bool IsNumber = false, bool IsSortable = false, bool IsHidden = false);

/// <summary>A cell: text, or content where text is not enough.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Href">Makes the text a link.</param>
/// <param name="SortBy">What is compared instead of the text: a plain number or an ISO 8601 time; also what a chart draws.</param>
/// <param name="Content">Stands in place of <paramref name="Text"/>.</param>
public sealed record TableCell(string Text, string? Href = null, string? SortBy = null, RenderFragment? Content = null)
{
    public static implicit operator TableCell(string text) => new(text);

    public static TableCell Of(RenderFragment content, string? sortBy = null) => new("", SortBy: sortBy, Content: content);

    /// <summary>A whole number in the reader's own writing, with the plain number for sorting and charts.</summary>
    public static TableCell Of(long number) => new(number.ToString("N0"), SortBy: number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A row: its cells in the order of the columns.</summary>
/// <param name="Cells">As many as there are columns.</param>
/// <param name="Key">What scripts know the row by (<c>data-row</c>), or null. Never an address.</param>
/// <param name="IsCurrent">The row that is being worked on.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, string? Key = null, bool IsCurrent = false)
{
    public static TableRow Of(params IReadOnlyList<TableCell> cells) => new(cells);
}
