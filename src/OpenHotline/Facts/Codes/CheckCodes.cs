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
