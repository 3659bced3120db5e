using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>What every page of a young person's form is given.</summary>
/// <param name="Sealed">The answers, for the hidden field.</param>
/// <param name="Typed">How to be reached, as typed on the last page: it is not in the answers, and goes along beside them to every step; null where nothing was typed.</param>
public sealed record OwnStepView(OwnStep Step, OwnAnswers Answers, string Sealed, FieldErrors Errors, string? Typed = null)
{
    public string Target => Step == OwnStep.Check ? "/my-picture/send" : $"/my-picture/{OwnChecks.Word(Step)}";
}
