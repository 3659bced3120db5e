using OpenHotline.Assess;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>The questions with what is ticked so far, what follows from it, and what is missing.</summary>
/// <param name="Derived">Null while something that decides is missing.</param>
public sealed record AnswersModel(QuestionSet Set, int TableVersion, string TableNote, IReadOnlyDictionary<string, int> Ticked, Categories? Derived, Guid Token, string? Note, FieldErrors Errors)
{
    public static AnswersModel Of(QuestionSet set, CategoryTable table, IReadOnlyDictionary<string, int> ticked, Guid token, string? note = null, FieldErrors? errors = null)
    {
        var kept = AnswerSheet.Kept(set, ticked);
        var sheet = AnswerSheet.Read(set, kept, out _);
        return new AnswersModel(set, table.Version, table.Note, kept, sheet is null ? null : table.Derive(sheet), token, note, errors ?? FieldErrors.None);
    }

    /// <summary>Each missing answer as something to mend.</summary>
    public static FieldErrors Missing(IEnumerable<Question> missing) => new([.. missing.Select(question => new FieldError(question.Id, $"Answer: {question.Text}"))]);
}
