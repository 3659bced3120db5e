namespace OpenHotline.Facts.Codes;

/// <summary>Why a check was judged as it was.</summary>
public enum CheckReason
{
    /// <summary>Byte for byte what was there before.</summary>
    SameContent = 1,

    /// <summary>Nearly what was there before, by the sketch.</summary>
    SimilarContent = 2,

    /// <summary>The first look; there is nothing to compare with.</summary>
    FirstLook = 3,

    /// <summary>The server says that there is nothing (404, 410).</summary>
    SaidGone = 4,

    /// <summary>The server answers with an error of its own.</summary>
    ServerError = 5,

    /// <summary>A sign-in, a ban or a legal block (401, 403, 407, 451).</summary>
    ShutOff = 6,

    /// <summary>Redirects end at another site, with other content.</summary>
    LedToOtherSite = 7,

    /// <summary>Redirects end at the front page, with other content: often a page that is gone.</summary>
    LedToFrontPage = 8,

    /// <summary>The server says that all is well, and the content is another: soft 404, parked, login wall, or changed.</summary>
    ChangedContent = 9,

    /// <summary>The ways out were shown different things: cloaking, or a block by country.</summary>
    DifferentByWay = 10,

    /// <summary>The name does not exist.</summary>
    NoSuchName = 11,

    /// <summary>Nobody answers.</summary>
    NoAnswer = 12,

    /// <summary>It leads to an address that we do not go to.</summary>
    NotGoneTo = 13,

    /// <summary>Something is there that cannot be compared: too large, endless redirects, no HTTP.</summary>
    CannotBeCompared = 14,
}

/// <summary>What a person saw where a machine could not judge. What it means for the page follows from it.</summary>
public enum PersonSaw
{
    /// <summary>A page that says it is not there, whatever its status says.</summary>
    NotFoundPage = 1,

    /// <summary>A parked name, or a page of advertisements in its place.</summary>
    ParkedPage = 2,

    /// <summary>Something else, and lawful.</summary>
    OtherContent = 3,

    /// <summary>The same as was assessed, here or where it leads.</summary>
    SameContent = 4,

    /// <summary>A sign-in.</summary>
    SignIn = 5,

    /// <summary>A block by country or network.</summary>
    CountryBlock = 6,

    /// <summary>A question of age that hides it.</summary>
    AgeGate = 7,
}
