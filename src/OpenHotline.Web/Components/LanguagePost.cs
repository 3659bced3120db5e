namespace OpenHotline.Web.Components;

/// <summary>How a page that answers a form is had in another language: by sending the form there.</summary>
/// <param name="FormId">The id of the form on the page.</param>
/// <param name="Action">Its path without a language.</param>
/// <param name="Value">What the button says under the name <c>to</c>; null for nothing.</param>
public sealed record LanguagePost(string FormId, string Action, string? Value = null);
