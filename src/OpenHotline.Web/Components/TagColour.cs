namespace OpenHotline.Web.Components;

/// <summary>Colours of a state. The word says it; the colour only helps the eye.</summary>
public enum TagColour
{
    /// <summary>Nothing to do: closed, removed from view, not started.</summary>
    Grey = 1,

    /// <summary>Under way.</summary>
    Teal = 2,

    /// <summary>Waiting for somebody.</summary>
    Yellow = 3,

    /// <summary>Late, or soon late.</summary>
    Orange = 4,

    /// <summary>Urgent or failed.</summary>
    Red = 5,

    /// <summary>Reached what it was for.</summary>
    Green = 6,

    /// <summary>A neutral fact.</summary>
    Blue = 7,

    /// <summary>Held back on purpose.</summary>
    Purple = 8,
}
