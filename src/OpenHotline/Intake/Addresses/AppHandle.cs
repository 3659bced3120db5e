namespace OpenHotline.Intake.Addresses;

/// <summary>An account or group in an app, as asked for in two fields.</summary>
public sealed class AppHandle(string? app, string? handle)
{
    /// <summary>The longest name of an app and the longest handle.</summary>
    public const int MaxAppChars = 100, MaxHandleChars = 200;

    private readonly bool _isTooLong = app?.Length > MaxAppChars || handle?.Length > MaxHandleChars;

    /// <summary>The app's name, tidied; empty when it is not known.</summary>
    public string App { get; } = app?.Length > MaxAppChars ? "" : TidyText.Of(app);

    /// <summary>The name within the app, without the sign in front.</summary>
    public string Handle { get; } = handle?.Length > MaxHandleChars ? "" : TidyText.Of(handle).TrimStart('@').Trim();

    /// <summary>Why it cannot be taken; null when it can. The app may be unknown, the handle may be, not both.</summary>
    public ThingRefusal? Refusal => _isTooLong ? ThingRefusal.TooLong : App.Length + Handle.Length == 0 ? ThingRefusal.Empty : null;

    public string Text => App.Length == 0 || Handle.Length == 0 ? App + Handle : $"{App}: {Handle}";

    internal string Identity => $"{TidyText.Fold(App)}/{TidyText.Fold(Handle)}";

    // Privacy: a handle is a person.
    public override string ToString() => "[app handle]";
}
