using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.Form;

/// <summary>The questions of the form, one a page, in their order.</summary>
public enum FormStep
{
    /// <summary>What is the address?</summary>
    Address = 1,

    /// <summary>It has none: what is it, and where?</summary>
    Thing = 2,

    /// <summary>How did you reach it?</summary>
    Reach = 3,

    /// <summary>Anything else? Is a child in danger now?</summary>
    Note = 4,

    /// <summary>Check your answers.</summary>
    Check = 5,
}

/// <summary>What every page of the form is given.</summary>
/// <param name="Sealed">The answers, for the hidden field.</param>
/// <param name="HadPicture">A picture came along and was thrown away.</param>
public sealed record StepView(FormStep Step, FormAnswers Answers, string Sealed, FieldErrors Errors, bool HadPicture)
{
    public static string Name(FormStep step) => step.ToString().ToLowerInvariant();

    public static FormStep? Read(string? name) => Enum.GetValues<FormStep>().Cast<FormStep?>().FirstOrDefault(step => Name(step!.Value) == name);
}
