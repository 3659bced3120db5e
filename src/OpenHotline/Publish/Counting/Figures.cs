using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Publish;

/// <summary>The numbers of some days: every series with its base.</summary>
/// <param name="Webpages">How many different webpages the actioned ones are: one that came back counts once here; null where withheld.</param>
public sealed record Figures(DateOnly FirstOn, DateOnly LastOn, long? Webpages, IReadOnlyList<FigureSeries> Series)
{
    public FigureSeries Of(Series series) => Series.Single(one => one.Metric == series.Metric && one.Dimension == series.Dimension);

    /// <summary>The base itself, not broken down; null where withheld.</summary>
    public long? Total(Metric metric) => Series.First(one => one.Metric == metric).Base;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, FiguresJson.Default.Figures);

    public static Figures FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, FiguresJson.Default.Figures) ?? throw new FormatException("The figures are empty.");
}

/// <summary>One breakdown.</summary>
/// <param name="Base">The number that the lines are parts of; null where withheld.</param>
public sealed record FigureSeries(Metric Metric, Dimension Dimension, long? Base, IReadOnlyList<FigureLine> Lines);

/// <summary>One part of a breakdown.</summary>
/// <param name="Count">Null where withheld, because it is small or would give a small one away.</param>
public sealed record FigureLine(string Code, long? Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
