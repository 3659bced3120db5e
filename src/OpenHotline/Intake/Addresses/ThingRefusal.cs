namespace OpenHotline.Intake.Addresses;

/// <summary>Why the name of a reported thing was not taken. The person who typed it is told which one.</summary>
public enum ThingRefusal
{
    /// <summary>Nothing was typed, or only blanks and invisible signs.</summary>
    Empty = 1,

    /// <summary>More than <see cref="NamedThing.MaxChars"/> characters.</summary>
    TooLong = 2,

    /// <summary>Not 3 to 15 digits, or signs between them that no number has.</summary>
    NotATelephoneNumber = 3,

    /// <summary>Not at least two words of letters, digits, plus, minus and underscore, with dots between.</summary>
    NotANewsgroup = 4,

    /// <summary>A webpage has an address, not a name: <see cref="WebAddress"/> reads it.</summary>
    AskedForAnAddress = 5,
}
