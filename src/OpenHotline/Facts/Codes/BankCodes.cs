namespace OpenHotline.Facts.Codes;

/// <summary>What the hashes of a bank stand for.</summary>
public enum BankPurpose
{
    /// <summary>Assessed by this hotline.</summary>
    Own = 1,

    /// <summary>Given by a partner, and not assessed here.</summary>
    Partner = 2,

    /// <summary>Known to be harmless: a hit says "not this".</summary>
    Negative = 3,

    /// <summary>Set aside until somebody has looked at them: a hit is told and weighs nothing.</summary>
    Quarantine = 4,

    /// <summary>Given by young people of their own pictures, which nobody has seen. Unverified until an assessment meets one.</summary>
    SelfReported = 5,
}
