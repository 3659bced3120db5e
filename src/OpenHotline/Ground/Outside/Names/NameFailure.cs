namespace OpenHotline.Ground.Outside.Names;

/// <summary>Why a name server gave no answer.</summary>
public enum NameFailure
{
    /// <summary>No answer in time.</summary>
    TimedOut = 1,

    /// <summary>The server answered with an error (SERVFAIL, REFUSED) or with something unreadable.</summary>
    ServerError = 2,

    /// <summary>What was asked is not a name.</summary>
    NotAName = 3,
}
