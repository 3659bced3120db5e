namespace OpenHotline.Intake.Addresses;

/// <summary>A reported thing that has no webpage, by the name people know it by.</summary>
public sealed class NamedThing
{
    /// <summary>The longest name that is taken; a story belongs into the note.</summary>
    public const int MaxChars = 500;

    private NamedThing(ReportedThing kind, string text, string identity) => (Kind, Text, Identity) = (kind, text, identity);

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Accepted(NamedThing Thing) : Outcome;

        public sealed record Refused(ThingRefusal Why) : Outcome;
    }

    public ReportedThing Kind { get; }

    /// <summary>The name as it is shown. Secret: see <see cref="ToString"/>.</summary>
    public string Text { get; }

    /// <summary>The key under which reports of the same thing meet: kind and folded name.</summary>
    public string Identity { get; }

    /// <summary>Reads a name of any kind but a webpage.</summary>
    public static Outcome Read(ReportedThing kind, string? typed)
    {
        if (typed is { Length: > MaxChars }) return new Outcome.Refused(ThingRefusal.TooLong);
        var text = TidyText.Of(typed);
        if (text.Length == 0) return new Outcome.Refused(ThingRefusal.Empty);
        return kind switch
        {
            ReportedThing.Webpage => new Outcome.Refused(ThingRefusal.AskedForAnAddress),
            ReportedThing.Telephone => TelephoneNumber.Read(text) is { } number
                ? Accepted(kind, number.Text, number.Text) : new Outcome.Refused(ThingRefusal.NotATelephoneNumber),
            ReportedThing.Newsgroup => NewsgroupName.Read(text) is { } group
                ? Accepted(kind, group, group) : new Outcome.Refused(ThingRefusal.NotANewsgroup),
            ReportedThing.App or ReportedThing.Chat or ReportedThing.Livestream or ReportedThing.Other => Accepted(kind, text, TidyText.Fold(text)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>Reads an account in an app, asked for in two fields.</summary>
    public static Outcome Read(AppHandle handle) => handle.Refusal is { } why
        ? new Outcome.Refused(why)
        : Accepted(ReportedThing.App, handle.Text, handle.Identity);

    // Privacy: a handle or a number can be a person.
    public override string ToString() => "[reported thing]";

    private static Outcome.Accepted Accepted(ReportedThing kind, string text, string name) =>
        new(new NamedThing(kind, text, $"{kind.ToString().ToLowerInvariant()}:{name}"));
}
