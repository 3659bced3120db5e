namespace OpenHotline.Verify;

/// <summary>What is being found out about the page of an episode. A hold stops the looks in any state.</summary>
public enum WatchState
{
    /// <summary>Assessed; the first look, which a notice waits for, is due.</summary>
    Confirming = 1,

    /// <summary>It was up; the looks go on, further and further apart.</summary>
    Watching = 2,

    /// <summary>It was found gone; more tries have to say the same.</summary>
    ProvingGone = 3,

    /// <summary>Removed. Looked at now and then, in case it comes back.</summary>
    Gone = 4,

    /// <summary>Nothing more is looked at.</summary>
    Ended = 5,
}
