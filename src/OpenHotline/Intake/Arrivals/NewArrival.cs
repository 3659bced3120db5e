using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.Arrivals;

/// <summary>A report that a door hands in, not yet sealed.</summary>
/// <param name="Id">Equal ids are the same report: a second one is passed over, so that a door may repeat itself.</param>
/// <param name="MemberId">The member whose key sent it; null for everybody else.</param>
public sealed record NewArrival(Guid Id, DateTime ReceivedAt, ReportChannel Channel, ReceiptCode Receipt, ReportText Text, Guid? MemberId = null)
{
    internal byte[] Body { get; } = Text.ToJson();

    // Privacy: a record prints its members.
    public override string ToString() => $"[arrival {Id}]";
}

/// <summary>Makes a member's request repeatable: under one key of one member only the first is taken.</summary>
/// <param name="KeyHash">SHA-256 of the idempotency key.</param>
/// <param name="BodyHash">SHA-256 of the request, to tell a repetition from another request under the same key.</param>
/// <param name="Salt">16 random bytes, from which with the member's secret the receipt codes are derived again.</param>
public sealed record RepeatGuard(Guid MemberId, byte[] KeyHash, byte[] BodyHash, byte[] Salt);

/// <summary>Why reports were not taken. Nothing of them is stored.</summary>
public enum NotTakenReason
{
    /// <summary>Too many are waiting already.</summary>
    TooMany = 1,

    /// <summary>The database is locked by somebody else.</summary>
    DatabaseBusy = 2,

    /// <summary>The disk is full.</summary>
    DiskFull = 3,

    /// <summary>The database cannot be reached or answers with a fault.</summary>
    DatabaseFault = 4,
}

/// <summary>What became of reports that a door handed in.</summary>
public abstract record TakeOutcome
{
    private TakeOutcome()
    {
    }

    /// <summary>They are on disk.</summary>
    public sealed record Taken : TakeOutcome;

    /// <summary>An earlier request under the same key was taken; this one added nothing.</summary>
    public sealed record TakenBefore(byte[] BodyHash, byte[] Salt) : TakeOutcome;

    /// <summary>Nothing of them is stored; the sender is told and may try again.</summary>
    public sealed record NotTaken(NotTakenReason Why) : TakeOutcome;
}
