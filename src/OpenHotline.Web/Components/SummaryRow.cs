using Microsoft.AspNetCore.Components;

namespace OpenHotline.Web.Components;

/// <summary>One line of a summary: what, and what it is.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Value">The answer as text; line breaks are kept.</param>
/// <param name="ChangeHref">Where it is changed, or null when it cannot be.</param>
/// <param name="Content">Stands in place of <paramref name="Value"/> where text is not enough.</param>
public sealed record SummaryRow(string Key, string? Value, string? ChangeHref = null, RenderFragment? Content = null);
