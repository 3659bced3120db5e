namespace OpenHotline.Facts.Codes;

/// <summary>Where a report came from; counted apart in every statistic.</summary>
public enum ReportSource
{
    /// <summary>Somebody on the public form.</summary>
    Public = 1,

    /// <summary>A police force.</summary>
    Police = 2,

    /// <summary>A member company.</summary>
    Member = 3,

    /// <summary>Another hotline.</summary>
    PartnerHotline = 4,

    /// <summary>The hotline's own work, e.g. a page that came back.</summary>
    Proactive = 5,

    /// <summary>A young person about a picture of themselves.</summary>
    YoungPerson = 6,

    /// <summary>Anything else.</summary>
    Other = 7,
}

/// <summary>What was reported. Only a webpage has an address that can be checked; the rest is counted apart.</summary>
public enum ThingKind
{
    /// <summary>A page, picture or file with a web address.</summary>
    Webpage = 1,

    /// <summary>Something inside an app.</summary>
    App = 2,

    /// <summary>A chat or messenger group.</summary>
    Chat = 3,

    /// <summary>A newsgroup post.</summary>
    Newsgroup = 4,

    /// <summary>A live stream.</summary>
    Livestream = 5,

    /// <summary>A telephone number.</summary>
    Telephone = 6,

    /// <summary>Something else without an address.</summary>
    Other = 7,
}

/// <summary>How a report reached us.</summary>
public enum ReportChannel
{
    /// <summary>The public form.</summary>
    Form = 1,

    /// <summary>The members' API.</summary>
    Api = 2,

    /// <summary>A CSV file.</summary>
    Csv = 3,

    /// <summary>Mail.</summary>
    Mail = 4,

    /// <summary>The house itself.</summary>
    House = 5,
}

/// <summary>Why an episode of a webpage was opened.</summary>
public enum EpisodeCause
{
    /// <summary>A report of a webpage that had no open episode.</summary>
    Reported = 1,

    /// <summary>A removed page came back.</summary>
    Reappeared = 2,
}

/// <summary>Why an episode ended without, or after, removal.</summary>
public enum EpisodeEnd
{
    /// <summary>The page is gone, proven by checks.</summary>
    Removed = 1,

    /// <summary>Assessed: nothing that we may act on.</summary>
    NotActionable = 2,

    /// <summary>Closed with others of a bad-faith reporter.</summary>
    ClosedInBulk = 3,

    /// <summary>Handed to police or another hotline, who act.</summary>
    Referred = 4,

    /// <summary>A dispute was upheld: the assessment was wrong.</summary>
    DisputeUpheld = 5,

    /// <summary>It could not be read or reached for an assessment.</summary>
    CouldNotBeAssessed = 6,
}
