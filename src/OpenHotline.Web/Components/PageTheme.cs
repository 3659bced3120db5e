namespace OpenHotline.Web.Components;

/// <summary>How the workbench looks. Kept in a cookie of its door, which only staff have.</summary>
public enum PageTheme
{
    /// <summary>As the device is set.</summary>
    Device = 0,

    Light = 1,

    Dark = 2,
}
