namespace OpenHotline.Web.Public.Statistics;

/// <summary>The words of the figures: <c>StatisticsWords.resx</c> and its translations.</summary>
public sealed class StatisticsWords;
