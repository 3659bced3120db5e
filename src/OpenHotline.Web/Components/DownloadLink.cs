namespace OpenHotline.Web.Components;

/// <summary>A file behind a figure: where it is, and of what kind ("CSV", "JSON").</summary>
public sealed record DownloadLink(string Href, string Text);
