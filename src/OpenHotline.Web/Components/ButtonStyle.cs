namespace OpenHotline.Web.Components;

public enum ButtonStyle
{
    /// <summary>The one thing to do next. One a page.</summary>
    Primary = 1,

    /// <summary>Anything else that is worth a button.</summary>
    Secondary = 2,

    /// <summary>Hard to undo.</summary>
    Warning = 3,

    /// <summary>On a coloured ground.</summary>
    Inverse = 4,
}

internal static class ButtonClasses
{
    public static string Of(ButtonStyle style) => style switch
    {
        ButtonStyle.Secondary => "govuk-button govuk-button--secondary",
        ButtonStyle.Warning => "govuk-button govuk-button--warning",
        ButtonStyle.Inverse => "govuk-button govuk-button--inverse",
        _ => "govuk-button",
    };
}
