using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake.Arrivals;

/// <summary>The bounds of what a report may hold, the same at every door.</summary>
public static class ReportLimits
{
    public const int MaxAddressChars = WebAddress.MaxChars;
    public const int MaxWhereChars = 2000;
    public const int MaxPasswordChars = ReachedBy.MaxChars;
    public const int MaxNoteChars = 4000;
    public const int MaxReferenceChars = 200;

    /// <summary>How many addresses one request of a member may hold.</summary>
    public const int MaxAddresses = 100;

    /// <summary>How far ahead of ours a sender's clock may go.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    /// <summary>No report is older than the first hotlines.</summary>
    public static readonly DateTime Earliest = new(1995, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether a sender's time of receipt can be true.</summary>
    public static bool IsPlausible(DateTime receivedAt, DateTime now) => receivedAt >= Earliest && receivedAt <= now + MaxAhead;
}
