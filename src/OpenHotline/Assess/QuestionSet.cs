using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Assess;

/// <summary>The questions that an assessment asks: observable facts, each answered by one key. Data, with a version.</summary>
public sealed record QuestionSet
{
    public required int Version { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>The set that comes with the house.</summary>
    public static QuestionSet Shipped { get; } = Load();

    /// <summary>The questions that are asked after these answers, each with the answers that make sense.</summary>
    public IEnumerable<Question> Asked(IReadOnlyDictionary<string, int> answers) => Asked(answers, _ => true);

    /// <summary>Those of them that are wanted.</summary>
    public IEnumerable<Question> Asked(IReadOnlyDictionary<string, int> answers, Func<Question, bool> isWanted) => Questions
        .Where(question => isWanted(question) && Applies(question.When, answers))
        .Select(question => question with { Answers = [.. question.Answers.Where(answer => Applies(answer.When, answers))] });

    /// <summary>Whether a question is asked after these answers and offers an answer with this code.</summary>
    internal static bool Offers(Question question, int code, IReadOnlyDictionary<string, int> answers) =>
        Applies(question.When, answers) && question.Answers.Any(answer => answer.Code == code && Applies(answer.When, answers));

    private static bool Applies(IReadOnlyList<Condition>? conditions, IReadOnlyDictionary<string, int> answers) =>
        conditions is null || conditions.All(condition => answers.TryGetValue(condition.Question, out var code) && condition.AnyOf.Contains(code));

    private static QuestionSet Load()
    {
        using var file = typeof(QuestionSet).Assembly.GetManifestResourceStream("assess/question-set.json")!;
        return JsonSerializer.Deserialize(file, AssessRulesJson.Default.QuestionSet) ?? throw new FormatException("The question set is empty.");
    }
}

/// <summary>One question.</summary>
/// <param name="When">Asked only when all of these hold; null when it is always asked. They speak of earlier questions.</param>
public sealed record Question(string Id, string Text, IReadOnlyList<Answer> Answers, string? Hint = null, IReadOnlyList<Condition>? When = null);

/// <summary>One answer to a question.</summary>
/// <param name="Code">The number of the enum member that it stands for.</param>
/// <param name="Key">The key that gives it.</param>
/// <param name="When">Offered only when all of these hold; null when it is always offered.</param>
public sealed record Answer(int Code, char Key, string Text, string? Hint = null, IReadOnlyList<Condition>? When = null);

/// <summary>True when an earlier question was answered by one of these codes.</summary>
public sealed record Condition(string Question, IReadOnlyList<int> AnyOf);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(QuestionSet))]
[JsonSerializable(typeof(CategoryTable))]
internal sealed partial class AssessRulesJson : JsonSerializerContext;
