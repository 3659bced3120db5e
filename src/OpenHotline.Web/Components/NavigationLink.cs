namespace OpenHotline.Web.Components;

/// <summary>A place in a door's navigation.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Href">Its path, without language.</param>
/// <param name="Count">A number beside it as the page is made, or null.</param>
/// <param name="CountName">The name under which live counts bring a newer number, or null.</param>
public sealed record NavigationLink(string Text, string Href, string? Count = null, string? CountName = null);
