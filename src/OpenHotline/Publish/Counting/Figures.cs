using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish.Counting;

/// <summary>The numbers of some days: every series with its base.</summary>
/// <param name="Webpages">How many different webpages the actioned ones are: one that came back counts once here; null where withheld.</param>
public sealed record Figures(DateOnly FirstOn, DateOnly LastOn, long? Webpages, IReadOnlyList<FigureSeries> Series)
{
    /// <summary>A breakdown; one that is not among them is empty, with its base where another breakdown has it.</summary>
    public FigureSeries Of(Series series) => Find(series) ?? new FigureSeries(series.Metric, series.Dimension, Total(series.Metric), []);

    /// <summary>A breakdown; null where these figures do not have it, as those that an older program published.</summary>
    public FigureSeries? Find(Series series) => Series.FirstOrDefault(one => one.Series == series);

    /// <summary>The base itself, not broken down; null where withheld or not counted.</summary>
    public long? Total(Metric metric) => Series.FirstOrDefault(one => one.Metric == metric)?.Base;

    /// <summary>Whether the lines of every breakdown are its base. Where not, they were counted by different rules and must be counted again (<see cref="RebuildCounts"/>).</summary>
    [JsonIgnore]
    public bool AddsUp => Series.All(series => series.Base is not { } whole || series.Dimension == Dimension.All || series.Lines.Sum(line => line.Count ?? 0) == whole)
        && (Find(new Series(Metric.Actioned, Dimension.Kind)) is not { } kinds || Total(Metric.AnyImagery) is not { } any || any == Total(Metric.Imagery) + kinds.Count(Words.Of(ContentKind.NonPhotographic)));

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, FiguresJson.Default.Figures);
}

/// <summary>One breakdown. It cannot be made without its base.</summary>
/// <param name="Base">The number that the lines are parts of; null where withheld.</param>
public sealed record FigureSeries(
    [property: JsonPropertyName("base")] Metric Metric, [property: JsonPropertyName("by")] Dimension Dimension, [property: JsonPropertyName("baseCount")] long? Base, IReadOnlyList<FigureLine> Lines)
{
    [JsonIgnore]
    public Series Series => new(Metric, Dimension);

    /// <summary>The count of a line: 0 where there is no such line, null where it is withheld.</summary>
    public long? Count(string code) => Lines.FirstOrDefault(line => line.Code == code) is { } found ? found.Count : 0;
}

/// <summary>One part of a breakdown.</summary>
/// <param name="Count">Null where withheld, because it is small or would give a small one away.</param>
public sealed record FigureLine(string Code, long? Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Figures))]
[JsonSerializable(typeof(FigureSeries))]
internal sealed partial class FiguresJson : JsonSerializerContext;
