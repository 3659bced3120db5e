namespace OpenHotline.Web.Public.Home;

/// <summary>The words of the first page: <c>HomeWords.resx</c> and its translations.</summary>
public sealed class HomeWords;
