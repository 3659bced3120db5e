namespace OpenHotline.Facts.Codes;

/// <summary>What kind of thing was found. Only imagery has a severity.</summary>
public enum ContentKind
{
    /// <summary>Photographs or video.</summary>
    Imagery = 1,

    /// <summary>A page that advertises or links to it.</summary>
    AdvertOrLink = 2,

    /// <summary>Text.</summary>
    Text = 3,

    /// <summary>Drawn or otherwise not photographic.</summary>
    NonPhotographic = 4,

    /// <summary>Grooming or solicitation.</summary>
    Grooming = 5,

    /// <summary>Nothing that the hotline may act on.</summary>
    NothingUnlawful = 6,

    /// <summary>It was gone, behind a login, or unreadable.</summary>
    CannotBeSeen = 7,
}

/// <summary>The categories of the Sentencing Council for England and Wales, as the most severe seen.</summary>
public enum UkCategory
{
    /// <summary>No imagery, or not unlawful.</summary>
    None = 0,

    A = 1,
    B = 2,
    C = 3,
}

/// <summary>The INHOPE classes: unlawful everywhere, or by national law.</summary>
public enum InhopeClass
{
    None = 0,
    Baseline = 1,
    National = 2,
}

/// <summary>The industry's classes: letter for apparent age, digit for what is shown.</summary>
public enum IndustryClass
{
    None = 0,
    A1 = 1,
    A2 = 2,
    B1 = 3,
    B2 = 4,
}

/// <summary>Age band of the youngest child seen.</summary>
public enum AgeBand
{
    /// <summary>Not told, or no child seen.</summary>
    Unknown = 0,

    Age0To2 = 1,
    Age3To6 = 2,
    Age7To10 = 3,
    Age11To13 = 4,
    Age14To15 = 5,
    Age16To17 = 6,
}

/// <summary>Sex of the children seen.</summary>
public enum DepictedSex
{
    /// <summary>Cannot be told.</summary>
    Unidentified = 0,

    Girls = 1,
    Boys = 2,
    Both = 3,
}

/// <summary>How imagery was made; never a statement of consent or blame.</summary>
public enum HowMade
{
    Unknown = 0,

    /// <summary>"Self-generated": by a child through a camera, tricked, groomed or coerced by somebody not present.</summary>
    SelfGenerated = 1,

    /// <summary>With an abuser present.</summary>
    Contact = 2,

    /// <summary>Made by a machine.</summary>
    AiGenerated = 3,

    /// <summary>A real picture altered by a machine.</summary>
    AiAltered = 4,
}

/// <summary>Whether somebody seems to earn by it.</summary>
public enum Commerciality
{
    Unknown = 0,
    NotCommercial = 1,
    Commercial = 2,
}

/// <summary>The kind of site.</summary>
public enum SiteType
{
    Unknown = 0,
    ImageHost = 1,
    Cyberlocker = 2,
    ImageBoard = 3,
    Forum = 4,
    Blog = 5,
    BannerSite = 6,
    Website = 7,
    VideoChannel = 8,
    ImageStore = 9,
    SocialNetwork = 10,
    WebArchive = 11,
    SearchProvider = 12,
    HackedSite = 13,
    Other = 14,
}

/// <summary>What follows from an assessment.</summary>
public enum Verdict
{
    /// <summary>Unlawful: gets acted on and counts as actioned.</summary>
    Actionable = 1,

    /// <summary>Not something that the hotline may act on.</summary>
    NotActionable = 2,

    /// <summary>Could not be seen; may be tried again.</summary>
    CannotBeAssessed = 3,
}
