namespace OpenHotline.Triage;

/// <summary>Where a case stands in the queue.</summary>
public enum QueueState
{
    /// <summary>Anybody may claim it.</summary>
    Waiting = 1,

    /// <summary>One analyst holds it under a lease.</summary>
    Claimed = 2,

    /// <summary>Assessed; a blind second opinion waits. Nobody can claim it.</summary>
    SecondOpinion = 3,

    /// <summary>Assessed or closed.</summary>
    Done = 4,

    /// <summary>The police come first; nobody can claim it until the hold ends.</summary>
    OnHold = 5,
}
