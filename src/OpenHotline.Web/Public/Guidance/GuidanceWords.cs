namespace OpenHotline.Web.Public.Guidance;

/// <summary>The words around guidance: <c>GuidanceWords.resx</c> and its translations.</summary>
public sealed class GuidanceWords;
