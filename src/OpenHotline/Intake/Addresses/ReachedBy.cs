namespace OpenHotline.Intake.Addresses;

/// <summary>The steps needed to reach what was reported, kept beside the address because they are no part of it.</summary>
/// <remarks>Some pages show themselves only to visitors from a certain page, or after a password that was posted with the link.</remarks>
/// <param name="Referrer">The page one must come from; null when the address opens by itself.</param>
/// <param name="UserName">The name for the sign-in box of the server, from <c>user:password@</c> or the reporter; null when none.</param>
/// <param name="Password">The password for that box, or for the archive or page; null when none.</param>
public sealed record ReachedBy(WebAddress? Referrer = null, string? UserName = null, string? Password = null)
{
    /// <summary>The longest name or password that is kept.</summary>
    public const int MaxChars = 500;

    /// <summary>True when all texts are within their bound.</summary>
    public bool FitsBounds => (UserName?.Length ?? 0) <= MaxChars && (Password?.Length ?? 0) <= MaxChars;

    // Privacy: a record prints its members; these must not reach a log.
    public override string ToString() => "[steps]";
}
