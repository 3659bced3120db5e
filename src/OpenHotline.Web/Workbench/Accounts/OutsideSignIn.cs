namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>The organisation's own sign-in, where the settings name one.</summary>
/// <param name="Name">What stands on the button; null where there is none.</param>
public sealed record OutsideSignIn(string? Name);
