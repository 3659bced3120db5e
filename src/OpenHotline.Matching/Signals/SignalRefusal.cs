namespace OpenHotline.Matching.Signals;

/// <summary>Why a text is no signal.</summary>
public enum SignalRefusal
{
    /// <summary>No character at all.</summary>
    Empty = 1,

    /// <summary>A sign that is no hexadecimal digit, blanks included.</summary>
    NotHexadecimal = 2,

    /// <summary>Fewer digits than the hash has.</summary>
    TooShort = 3,

    /// <summary>More signs than the hash has digits: often another kind of hash.</summary>
    TooLong = 4,
}
