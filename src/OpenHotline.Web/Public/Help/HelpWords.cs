namespace OpenHotline.Web.Public.Help;

/// <summary>The words of the help pages: <c>HelpWords.resx</c> and its translations.</summary>
public sealed class HelpWords;
