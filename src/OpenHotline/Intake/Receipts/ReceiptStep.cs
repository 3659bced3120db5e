namespace OpenHotline.Intake.Receipts;

/// <summary>What a receipt says. While a page is online no step tells what we know of it.</summary>
public enum ReceiptStep
{
    /// <summary>It is here. Shown until the next change of receipts.</summary>
    Received = 1,

    /// <summary>It is in work. Follows <see cref="Received"/> by the clock alone, so that it tells nothing.</summary>
    InWork = 2,

    /// <summary>The page is gone.</summary>
    Removed = 3,

    /// <summary>We could not act on it. Never "rejected".</summary>
    CouldNotAct = 4,

    /// <summary>No address could be read out of it.</summary>
    NotUnderstood = 5,
}
