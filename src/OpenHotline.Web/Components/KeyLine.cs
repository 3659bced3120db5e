namespace OpenHotline.Web.Components;

/// <summary>One line of the key help.</summary>
/// <param name="Keys">The keys as they are printed, for example <c>j</c> or <c>Esc Esc</c>.</param>
/// <param name="Does">What they do.</param>
public sealed record KeyLine(string Keys, string Does);
