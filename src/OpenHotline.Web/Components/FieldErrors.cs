namespace OpenHotline.Web.Components;

/// <summary>One thing to mend on a form.</summary>
/// <param name="Field">The name of the field it belongs to, as in the posted form; empty when it belongs to none.</param>
/// <param name="Message">What to do, as a sentence: "Enter the address of the page".</param>
public sealed record FieldError(string Field, string Message);

/// <summary>Everything to mend on a page. Handed to the frame, it fills the summary and each field finds its own.</summary>
public sealed record FieldErrors(IReadOnlyList<FieldError> All)
{
    public static readonly FieldErrors None = new([]);

    public bool Any => All.Count > 0;

    public string? For(string field) => All.FirstOrDefault(error => error.Field == field)?.Message;

    public static FieldErrors Of(params IReadOnlyList<FieldError> errors) => new(errors);
}
