namespace OpenHotline.Web.Components;

/// <summary>One answer among several.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">A line under it, or null.</param>
/// <param name="Key">The one key that chooses it on the workbench, or null.</param>
/// <param name="IsSetApart">True to set it apart from the ones above, for example "None of these".</param>
public sealed record Choice(string Value, string Text, string? Hint = null, char? Key = null, bool IsSetApart = false);
