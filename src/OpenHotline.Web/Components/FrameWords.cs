namespace OpenHotline.Web.Components;

/// <summary>The words of the frame, its buttons and its error pages: <c>FrameWords.resx</c> and its translations.</summary>
public sealed class FrameWords;
