using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>What the script shows after each answer.</summary>
/// <param name="Asked">The questions asked now, each with the codes that may answer it.</param>
/// <param name="Summary">The categories in one line; null while something is missing.</param>
public sealed record DerivedAnswer(IReadOnlyDictionary<string, IReadOnlyList<int>> Asked, string? Summary, string? Why)
{
    internal static DerivedAnswer Of(AnswersModel answers) => new(
        answers.Set.Asked(answers.Ticked).ToDictionary(question => question.Id, question => (IReadOnlyList<int>)[.. question.Answers.Select(answer => answer.Code)], StringComparer.Ordinal),
        answers.Derived is { } derived
            ? $"{Words.Of(derived.Verdict)} · UK {Words.Of(derived.Uk)} · INHOPE {Words.Of(derived.Inhope)} · industry {Words.Of(derived.Industry)}" : null,
        answers.Derived?.Why);
}
