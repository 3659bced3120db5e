using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Triage;

/// <summary>What each reason is worth and how fast a case with it must be assessed: data, with a version that the queue shows.</summary>
public sealed record ScoreRules
{
    public required int Version { get; init; }

    /// <summary>The score of a case without any reason.</summary>
    public required int BasePoints { get; init; }

    /// <summary>Hours until a case without any reason must be assessed.</summary>
    public required int BaseHours { get; init; }

    /// <summary>From how many reports on a page counts as reported by several.</summary>
    public required int ManyReportsFrom { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>The rules that come with the house.</summary>
    public static ScoreRules Shipped { get; } = Load();

    /// <summary>The points of all reasons together, over the base.</summary>
    public int ScoreOf(QueueReasons reasons) => BasePoints + Rules.Where(rule => reasons.HasFlag(rule.Reason)).Sum(rule => rule.Points);

    /// <summary>When a case must be assessed: the shortest promise of its reasons, counted from its opening.</summary>
    public DateTime DueAt(QueueReasons reasons, DateTime openedAt) =>
        openedAt.AddHours(Rules.Where(rule => reasons.HasFlag(rule.Reason)).Min(rule => rule.Hours) is { } hours ? Math.Min(hours, BaseHours) : BaseHours);

    private static ScoreRules Load()
    {
        using var file = typeof(ScoreRules).Assembly.GetManifestResourceStream("triage/score-rules.json")!;
        return JsonSerializer.Deserialize(file, ScoreRulesJson.Default.ScoreRules) ?? throw new FormatException("The score rules are empty.");
    }

    /// <param name="Hours">The promise; null where the reason changes none.</param>
    public sealed record Rule(QueueReasons Reason, int Points, int? Hours);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ScoreRules))]
internal sealed partial class ScoreRulesJson : JsonSerializerContext;
