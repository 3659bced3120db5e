namespace OpenHotline.Triage;

/// <summary>A place in the queue's order, to go on from.</summary>
public sealed record QueuePlace(int Score, DateTime DueAt, Guid Id);

/// <summary>What the queue is narrowed to; null means all.</summary>
public sealed record QueueFilter(Facts.Codes.ReportSource? Source = null, QueueReasons? Reason = null, Facts.Codes.ThingKind? Thing = null, bool OnlyLate = false)
{
    public bool IsEmpty => this == new QueueFilter();
}

/// <summary>One page of the queue.</summary>
/// <param name="GoOnFrom">Where the next page begins; null at the end.</param>
/// <param name="LookedAtEnough">True when the filter took few of the rows looked at: there may be more further on.</param>
public sealed record QueuePage(IReadOnlyList<QueueItem> Items, QueuePlace? GoOnFrom, bool LookedAtEnough);
