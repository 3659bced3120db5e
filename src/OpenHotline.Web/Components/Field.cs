using Microsoft.AspNetCore.Components;

namespace OpenHotline.Web.Components;

/// <summary>What every field has: a name, a label, a hint, and its own line among the page's errors.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name under which the answer is posted; the id is made from it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Overrides the error that the page's <see cref="FieldErrors"/> hold for this name.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The label is the page's heading: for one question a page.</summary>
    [Parameter]
    public bool IsHeading { get; set; }

    [CascadingParameter]
    public FieldErrors? PageErrors { get; set; }

    protected string Id => FieldId.Of(Name);

    protected string? Problem => Error ?? PageErrors?.For(Name);

    protected string? DescribedBy => FieldId.DescribedBy(Name, Hint is not null, Problem);

    protected string GroupClass => Problem is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";

    protected string LabelClass(string element) => IsHeading ? $"govuk-{element} govuk-{element}--l" : $"govuk-{element}";
}
