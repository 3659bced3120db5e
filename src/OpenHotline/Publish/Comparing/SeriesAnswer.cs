using System.Text.Json.Serialization;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Comparing;

/// <summary>One breakdown of one period, with its base.</summary>
public sealed record SeriesAnswer(ComparedPeriod Period, bool IsReplayed, Metric Base, long? BaseCount, Dimension By, IReadOnlyList<SeriesLine> Lines)
{
    public static SeriesAnswer Of(Period period, FigureSeries series, bool isReplayed, int decimals) => new(ComparedPeriod.Of(period), isReplayed, series.Metric, series.Base, series.Dimension,
        [.. series.Lines.Select(line => new SeriesLine(line.Code, line.Count, line.Count is null, Rounding.Share(line.Count, series.Base, Math.Max(1, decimals)), Rounding.Share(line.Count, series.Base)))]);
}

/// <summary>A line of a breakdown, with its share of the base.</summary>
public sealed record SeriesLine(string Code, long? Count, bool IsWithheld, decimal? Percent, decimal? WholePercent);

/// <summary>How answers about figures are written, on the command line and on the public door.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ComparedPeriod>))]
public sealed partial class ComparisonJson : JsonSerializerContext;
