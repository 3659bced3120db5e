namespace OpenHotline.Intake.Addresses;

/// <summary>Why a text was not taken as a web address. The person who typed it is told which one.</summary>
public enum AddressRefusal
{
    /// <summary>Nothing was typed, or only blanks.</summary>
    Empty = 1,

    /// <summary>More than <see cref="WebAddress.MaxChars"/> characters, as typed or once normalised.</summary>
    TooLong = 2,

    /// <summary>No address was found in the text: a word, a sentence, an e-mail address, a file name.</summary>
    NotAWebAddress = 3,

    /// <summary>An address of another kind (<c>data:</c>, <c>javascript:</c>, <c>mailto:</c>, …); the outcome names it.</summary>
    UnsupportedScheme = 4,

    /// <summary>A scheme with no host behind it.</summary>
    NoHost = 5,

    /// <summary>A host or port that cannot exist: forbidden signs, a label over 63, a port over 65535, 300.1.1.1.</summary>
    BadHost = 6,

    /// <summary>This machine or a private network (<c>localhost</c>, <c>printer.local</c>, 192.168.…): nobody outside can reach it.</summary>
    PrivateHost = 7,

    /// <summary>An onion name that is not version 3 or whose check digits are wrong: almost always a slip in copying.</summary>
    BadOnionName = 8,

    /// <summary>Two or more different addresses in one text. One is asked for, so that none is dropped silently.</summary>
    SeveralAddresses = 9,
}
