namespace OpenHotline.Facts.Codes;

/// <summary>What a check found, or what checks together prove. Only <see cref="Removed"/> counts as removed.</summary>
public enum CheckOutcome
{
    /// <summary>The same content is there.</summary>
    StillUp = 1,

    /// <summary>Gone, by all tries over the whole time.</summary>
    Removed = 2,

    /// <summary>The host answers, but with an error.</summary>
    Unavailable = 3,

    /// <summary>It leads to another address now.</summary>
    Moved = 4,

    /// <summary>Behind a login, an age gate or a country block.</summary>
    Restricted = 5,

    /// <summary>Nothing answers.</summary>
    Unreachable = 6,

    /// <summary>A machine cannot judge: soft 404, parked page, cloaking, changed content.</summary>
    NeedsPerson = 7,
}

/// <summary>What a host can answer to a notice, for each address.</summary>
public enum HostAnswer
{
    /// <summary>"We removed it": triggers a check and proves nothing by itself.</summary>
    Removed = 1,

    /// <summary>"We need information."</summary>
    NeedInformation = 2,

    /// <summary>"It is not ours", perhaps forwarded to whoever it belongs to.</summary>
    NotOurs = 3,

    /// <summary>"We dispute this": goes to somebody not involved.</summary>
    Dispute = 4,
}

/// <summary>Who a case is handed to instead of a notice.</summary>
public enum ReferralTarget
{
    Police = 1,

    /// <summary>The hotline of the country of hosting.</summary>
    PartnerHotline = 2,

    /// <summary>Whoever serves the host.</summary>
    Upstream = 3,
}

/// <summary>Why a case is referred and no notice is sent.</summary>
public enum ReferralReason
{
    /// <summary>An onion service: nobody can be written to.</summary>
    Onion = 1,

    /// <summary>The jurisdiction profile does not allow a notice there.</summary>
    NotAllowedThere = 2,

    /// <summary>The police come first.</summary>
    PoliceFirst = 3,

    /// <summary>The host is complicit: police and upstream only.</summary>
    HostComplicit = 4,

    /// <summary>No approved contact is known.</summary>
    NoContact = 5,

    /// <summary>A person decided so.</summary>
    PersonDecided = 6,
}
