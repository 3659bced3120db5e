namespace OpenHotline.Journeys.Pages;

/// <summary>A page that somebody can open, with the ids of what this sandbox holds.</summary>
/// <param name="Session">The cookies of who may open it; null where nobody needs any.</param>
internal sealed record FoundPage(PagePattern Pattern, string Path, string? Session);
