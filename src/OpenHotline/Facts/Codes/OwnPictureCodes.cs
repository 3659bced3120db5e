namespace OpenHotline.Facts.Codes;

/// <summary>How old a young person says they are. Who is 18 or older is sent to a service for adults and never comes here.</summary>
public enum YoungAge
{
    /// <summary>10 or younger.</summary>
    UpTo10 = 1,

    /// <summary>11, 12 or 13.</summary>
    From11To13 = 2,

    /// <summary>14 or 15.</summary>
    From14To15 = 3,

    /// <summary>16 or 17.</summary>
    From16To17 = 4,
}

/// <summary>How a young person's request ended.</summary>
public enum OwnRequestEnd
{
    /// <summary>Taken back with code and PIN: by the young person, or by somebody who holds both.</summary>
    TakenBack = 1,

    /// <summary>Its time was over.</summary>
    Expired = 2,
}
