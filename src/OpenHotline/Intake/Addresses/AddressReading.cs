namespace OpenHotline.Intake.Addresses;

/// <summary>What had to be done to the typed text to read an address out of it; the form shows it for confirmation.</summary>
[Flags]
public enum AddressReading
{
    /// <summary>The text was an address as it stood.</summary>
    AsTyped = 0,

    /// <summary>There was no scheme; <c>http</c> was assumed (<c>https</c> beside an explicit port 443).</summary>
    SchemeAssumed = 1,

    /// <summary>A defanged or damaged spelling was repaired (<c>hxxp</c>, <c>[.]</c>, <c>ttp://</c>).</summary>
    Repaired = 2,

    /// <summary>Line breaks inside the address were taken out.</summary>
    LinesJoined = 4,

    /// <summary>Other words stood around the address and were left out of it.</summary>
    WordsLeftOut = 8,
}
