using Microsoft.AspNetCore.Components;

namespace OpenHotline.Web.Components;

/// <summary>One fact on a page's timeline, as it is shown.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="By">Who did it; null when the clockwork did.</param>
/// <param name="Text">What more there is to say, or null.</param>
/// <param name="Until">When the same happened for the last time, where one line stands for several; else null.</param>
/// <param name="Content">Stands below the text where text is not enough.</param>
public sealed record TimelineEntry(string Title, DateTime At, string? By = null, string? Text = null, RenderFragment? Content = null, DateTime? Until = null);
