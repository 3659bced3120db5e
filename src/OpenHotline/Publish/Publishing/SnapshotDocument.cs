using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Publishing;

/// <summary>What a snapshot freezes, as it is downloaded.</summary>
/// <param name="IsReplayed">True where the figures come from a replay and say nothing of a real hotline.</param>
/// <param name="SmallestShown">Numbers from 1 to one below this are withheld; null where nothing is.</param>
/// <param name="Definitions">What each base means.</param>
public sealed record SnapshotDocument(
    string Name, SnapshotKind Kind, string Period, DateOnly FirstOn, DateOnly LastOn, DateTime TakenAt, string Program, string TimeZone, bool IsReplayed, int? SmallestShown,
    IReadOnlyList<BaseDefinition> Definitions, Figures Figures)
{
    /// <summary>The version of this program.</summary>
    public static string ProgramVersion { get; } = typeof(SnapshotDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SnapshotJson.Default.SnapshotDocument);

    public static SnapshotDocument FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, SnapshotJson.Default.SnapshotDocument) ?? throw new FormatException("The snapshot is empty.");
}

/// <summary>What a base counts, in a sentence.</summary>
public sealed record BaseDefinition(Metric Base, string Means)
{
    /// <summary>Every base. A change of a sentence here is a change of what is counted: old snapshots keep theirs.</summary>
    public static IReadOnlyList<BaseDefinition> All { get; } =
    [
        new(Metric.Reports, "Reports received, on the day they came."),
        new(Metric.Assessed, "Cases assessed by an analyst, whatever came of it, on the day of their first assessment."),
        new(Metric.Actioned, "Webpages found unlawful and acted on, on the day of their first assessment. A page that came back and was acted on again counts again."),
        new(Metric.Imagery, "Webpages acted on that show photographs or video. Adverts, links and text are not among them."),
        new(Metric.Removed, "Webpages acted on and proven gone, on the day they were first seen gone."),
        new(Metric.RemovedAfterNotice, "Of these, the ones that were up when the first notice went out."),
        new(Metric.Things, "Unlawful things without an address, such as chats, apps and newsgroups: counted apart from webpages."),
        new(Metric.SelfGenerated, "Webpages with imagery that a child made through a camera, tricked, groomed or coerced by somebody not present. It says how an image was made, never consent."),
        new(Metric.Girls, "Webpages with imagery of girls only."),
        new(Metric.Boys, "Webpages with imagery of boys only."),
        new(Metric.BothSexes, "Webpages with imagery of girls and boys."),
        new(Metric.AnyImagery, "Webpages acted on that show imagery of any kind: photographs, video, drawings, or made by a machine."),
    ];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
