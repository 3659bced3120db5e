using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>What every page of a young person's form is given.</summary>
/// <param name="Sealed">The answers, for the hidden field.</param>
/// <param name="Typed">What was typed on the last page and is not kept in the answers: how to be reached; null where nothing was.</param>
public sealed record OwnStepView(OwnStep Step, OwnAnswers Answers, string Sealed, FieldErrors Errors, string? Typed = null)
{
    public string Target => Step == OwnStep.Check ? "/my-picture/send" : $"/my-picture/{OwnChecks.Word(Step)}";
}
